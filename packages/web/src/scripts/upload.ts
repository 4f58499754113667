/** Sends files in parts; a part that did not arrive is sent again from where the server stands. */

const partBytes = 256 * 1024;
const longestSidePixels = 2200;
const texts = {
  id: {
    preparing: 'Menyiapkan foto…',
    sending: (percent: number) => `Mengirim… ${percent}%`,
    waiting: 'Sambungan terputus. Dilanjutkan begitu tersambung lagi.',
    done: 'Terkirim.',
    tooLarge: (megabytes: number) => `Berkas ini lebih besar dari ${megabytes} MB. Pilih yang lebih kecil.`,
    failed: 'Berkas belum bisa dikirim. Coba pilih lagi.',
    keep: 'Berkas tetap tersimpan. Ganti bila kurang jelas.',
  },
  en: {
    preparing: 'Preparing the photo…',
    sending: (percent: number) => `Sending… ${percent}%`,
    waiting: 'The connection is lost. Sending goes on as soon as it is back.',
    done: 'Sent.',
    tooLarge: (megabytes: number) => `This file is larger than ${megabytes} MB. Choose a smaller one.`,
    failed: 'The file could not be sent. Please choose it again.',
    keep: 'The file is kept. Replace it if it is not clear.',
  },
};
const text = document.documentElement.lang === 'en' ? texts.en : texts.id;
const locale = document.documentElement.lang === 'en' ? 'en' : 'id';

type Begun = { fileId: string; uploadPath: string };
type Accepted = { warnings: { id: string; en: string }[] };

export function enhanceUploads(root: HTMLElement): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-upload]')) {
    const input = box.querySelector<HTMLInputElement>('input[type=file]');
    if (!input || input.dataset.enhanced) continue;
    input.dataset.enhanced = 'yes';
    input.addEventListener('change', () => void sendAll(box, input));
  }
}

async function sendAll(box: HTMLElement, input: HTMLInputElement): Promise<void> {
  const progress = box.querySelector<HTMLElement>('[data-upload-progress]');
  const say = (words: string): void => {
    if (progress) progress.textContent = words;
  };
  const files = [...(input.files ?? [])];
  // The form must not send them a second time.
  input.value = '';
  const warnings: string[] = [];
  for (const file of files) {
    try {
      say(text.preparing);
      const content = file.type.startsWith('image/') ? await shrink(file) : file;
      const limit = Number(box.dataset.maximumBytes);
      if (content.size > limit) {
        say(text.tooLarge(Math.round(limit / 1_000_000)));
        return;
      }
      const accepted = await send(box, file.name, content, say);
      warnings.push(...accepted.warnings.map((warning) => warning[locale]));
    } catch (problem) {
      say(problem instanceof Refused ? problem.message : text.failed);
      return;
    }
  }
  say([text.done, ...warnings, warnings.length > 0 ? text.keep : ''].join(' ').trim());
  await showFiles(box, progress?.textContent ?? '');
}

class Refused extends Error {}

async function send(
  box: HTMLElement,
  name: string,
  content: Blob,
  say: (words: string) => void,
): Promise<Accepted> {
  const begun = await asked<Begun>(`${location.pathname}/unggah`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requirement: box.dataset.requirement, name, sizeBytes: content.size }),
  });
  let offset = 0;
  let tries = 0;
  while (true) {
    try {
      const part = content.slice(offset, offset + partBytes);
      const answer = await fetch(begun.uploadPath, {
        method: 'PATCH',
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
        body: part,
      });
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
        throw new Refused(await problemOf(answer));
      }
      if (!answer.ok) throw new Error(String(answer.status));
      offset += part.size;
      tries = 0;
      say(text.sending(Math.min(100, Math.round((offset / content.size) * 100))));
      if (offset >= content.size)
        return answer.status === 204 ? { warnings: [] } : ((await answer.json()) as Accepted);
    } catch (problem) {
      if (problem instanceof Refused) throw problem;
      tries += 1;
      if (tries > 60) throw problem;
      say(text.waiting);
      await pause(Math.min(1000 * 2 ** Math.min(tries, 4), 15_000));
      offset = await serverOffset(begun.uploadPath, offset);
    }
  }
}

async function serverOffset(path: string, known: number): Promise<number> {
  try {
    const answer = await fetch(path, { method: 'HEAD' });
    const offset = Number(answer.headers.get('upload-offset'));
    return answer.ok && Number.isInteger(offset) ? offset : known;
  } catch {
    // Still without a connection: the next try asks again.
    return known;
  }
}

async function asked<Answer>(path: string, request: RequestInit): Promise<Answer> {
  const answer = await fetch(path, request);
  if (!answer.ok) throw new Refused(await problemOf(answer));
  return (await answer.json()) as Answer;
}

async function problemOf(answer: Response): Promise<string> {
  const problem: { message?: string; detail?: string } = await answer.json().catch(() => ({}));
  return problem.message ?? problem.detail ?? text.failed;
}

/** Shows the list of files as the server now has it. */
async function showFiles(box: HTMLElement, words: string): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector<HTMLElement>(
    `[data-upload][data-requirement="${CSS.escape(box.dataset.requirement ?? '')}"]`,
  );
  if (!fresh) return;
  box.replaceWith(fresh);
  const progress = fresh.querySelector<HTMLElement>('[data-upload-progress]');
  if (progress) progress.textContent = words;
  if (fresh.parentElement) enhanceUploads(fresh.parentElement);
}

/** A photo as large as it needs to be read, upright; what can not be drawn is sent as it is and judged by the server. */
async function shrink(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSidePixels / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size < 900_000) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
}
