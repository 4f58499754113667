import { prefixEnds } from './prefix-ends.ts';

/**
 * Compares a chosen PDF without sending it: only SHA-256 digests leave, of the whole file and of its beginnings. Without
 * this script, or where the browser can't compute digests, the file is sent with consent instead.
 */
const form = document.querySelector<HTMLFormElement>('form[data-check]');
const field = form?.querySelector<HTMLInputElement>('input[type="file"]');
const largestBytes = 20_000_000;

if (form && field && window.isSecureContext) {
  show('hint', true);
  field.addEventListener('change', () => look(form, field));
  // The whole form takes what is dropped, not the field alone.
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    field.files = event.dataTransfer.files;
    look(form, field);
  });
}

type Answer = {
  verdict: string;
  outcome: string;
  title: Words;
  meaning: Words;
  advice: Words;
  document: { code: string } | null;
};
type Words = { id: string; en: string };

async function look(target: HTMLFormElement, { files }: HTMLInputElement): Promise<void> {
  const file = files?.[0];
  show('answer', false);
  if (!file || file.size > largestBytes) return;
  show('wait', true);
  try {
    const sha256 = await digestsOf(new Uint8Array(await file.arrayBuffer()));
    const response = await fetch(target.dataset.check ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sha256 }),
    });
    // Another file may have been chosen meanwhile.
    if (response.ok && files?.[0] === file) tell((await response.json()) as Answer);
  } catch {
    // Without network nothing is told; the form can still be sent.
  } finally {
    show('wait', false);
  }
}

async function digestsOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  return Promise.all(
    prefixEnds(bytes).map(async (end) => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.subarray(0, end)));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    }),
  );
}

function tell({ outcome, title, meaning, advice, document: found }: Answer): void {
  const language = document.documentElement.lang === 'en' ? 'en' : 'id';
  const answer = part('answer');
  if (answer) answer.dataset.outcome = outcome;
  for (const [name, words] of Object.entries({ title, meaning, advice })) {
    const place = part(name);
    if (place) place.textContent = words[language];
  }
  const link = part('link')?.querySelector('a');
  if (link && found) link.href = `${location.pathname}/${found.code}`;
  show('link', found !== null);
  show('answer', true);
}

function part(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-check-${name}]`);
}

function show(name: string, isShown: boolean): void {
  const place = part(name);
  if (place) place.hidden = !isShown;
}
