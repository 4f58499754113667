/**
 * Passkeys (WebAuthn) with plain forms: the form carries the question, the device's answer goes into its hidden field
 * and the form is sent as any other. Where the browser has no passkeys the forms stay hidden and nothing is missing.
 */
type Question = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

const forms = document.querySelectorAll<HTMLFormElement>('form[data-passkey]');
/** The quiet offer beside the phone field holds the browser's only question; a button's question ends it first. */
let quiet: AbortController | undefined;

if ('PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential) {
  for (const form of forms) {
    form.hidden = false;
    // Before the script of every page, which would count this as the form's only sending.
    form.addEventListener('submit', (event) => {
      if (form.dataset.answered !== undefined) return;
      event.preventDefault();
      event.stopPropagation();
      ask(form).catch((error: unknown) => tell(form, error));
    });
    if (form.dataset.passkey === 'quiet') offerQuietly(form).catch(() => undefined);
  }
}

async function ask(form: HTMLFormElement): Promise<void> {
  quiet?.abort();
  const question = JSON.parse(form.dataset.question ?? '{}') as Question;
  const credential = isCreation(question)
    ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question),
      })
    : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question),
      });
  send(form, credential);
}

/** Passkeys stand among what the browser offers for the phone field; whoever has none sees no difference. */
async function offerQuietly(form: HTMLFormElement): Promise<void> {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  quiet = new AbortController();
  const question = JSON.parse(form.dataset.question ?? '{}') as PublicKeyCredentialRequestOptionsJSON;
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question),
    mediation: 'conditional',
    signal: quiet.signal,
  });
  send(form, credential);
}

function send(form: HTMLFormElement, credential: Credential | null): void {
  const field = form.elements.namedItem('answer');
  if (!(credential instanceof PublicKeyCredential) || !(field instanceof HTMLInputElement)) return;
  field.value = JSON.stringify(credential.toJSON());
  form.dataset.answered = '';
  form.requestSubmit();
}

/** Whoever closed the browser's question meant it; everything else is said. */
function tell(form: HTMLFormElement, error: unknown): void {
  const place = form.querySelector<HTMLElement>('[data-passkey-told]');
  if (!place) return;
  const isRepeated = error instanceof DOMException && error.name === 'InvalidStateError';
  place.textContent = (isRepeated ? place.dataset.repeated : place.dataset.refused) ?? '';
}

function isCreation(question: Question): question is PublicKeyCredentialCreationOptionsJSON {
  return 'user' in question;
}

export {};
