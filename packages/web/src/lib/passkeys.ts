/** What a page asks a device's passkeys (WebAuthn level 3), and what it answers: JSON in, JSON out. */
type Question = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

/** Browsers from before 2025 have passkeys and do not read their questions from JSON: they go without. */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** The device's answer for a form's hidden field; undefined when it is none. Throws when the device or its owner refuses. */
export async function askDevice(asked: string): Promise<string | undefined> {
  const question = JSON.parse(asked) as Question;
  const credential = isCreation(question)
    ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question),
      })
    : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question),
      });
  return answerOf(credential);
}

export function answerOf(credential: Credential | null): string | undefined {
  return credential instanceof PublicKeyCredential ? JSON.stringify(credential.toJSON()) : undefined;
}

/** The device has a passkey for this account already. */
export const isRepeated = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'InvalidStateError';

function isCreation(question: Question): question is PublicKeyCredentialCreationOptionsJSON {
  return 'user' in question;
}
