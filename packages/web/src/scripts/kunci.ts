/**
 * Passkeys (WebAuthn) with plain forms: the form carries the question, the device's answer goes into its hidden field
 * and the form is sent as any other. Where the browser has no passkeys the forms stay hidden and nothing is missing.
 */
import { answerOf, askDevice, hasPasskeys, isRepeated } from '../lib/passkeys.ts';

const forms = document.querySelectorAll<HTMLFormElement>('form[data-passkey]');
/** The quiet offer beside the phone field holds the browser's only question; a button's question ends it first. */
let quiet: AbortController | undefined;

if (hasPasskeys()) {
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
  send(form, await askDevice(form.dataset.question ?? '{}'));
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
  send(form, answerOf(credential));
}

function send(form: HTMLFormElement, answer: string | undefined): void {
  const field = form.elements.namedItem('answer');
  if (answer === undefined || !(field instanceof HTMLInputElement)) return;
  field.value = answer;
  form.dataset.answered = '';
  form.requestSubmit();
}

/** Whoever closed the browser's question meant it; everything else is said. */
function tell(form: HTMLFormElement, error: unknown): void {
  const place = form.querySelector<HTMLElement>('[data-passkey-told]');
  if (!place) return;
  place.textContent = (isRepeated(error) ? place.dataset.repeated : place.dataset.refused) ?? '';
}
