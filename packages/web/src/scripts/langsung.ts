/**
 * A case's page follows the case: its state and its story are drawn anew from the server's page. Forms and buttons stay
 * as they are, because someone may be about to use them; a quiet line offers to load the page.
 */
import { follow } from '../lib/live/follow.ts';
import { drawnAnew } from './drawn-anew.ts';

const place = document.querySelector<HTMLElement>('[data-live]');
const note = place?.querySelector<HTMLElement>(':scope > div');
/** Several actions often come together. */
const gatherMilliseconds = 400;
let waiting: ReturnType<typeof setTimeout> | undefined;

if (place && note) {
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void draw(note), gatherMilliseconds);
  };
  note.querySelector('button')?.addEventListener('click', () => {
    note.hidden = true;
  });
  follow({ address: () => place.dataset.live ?? '', changed: soon, back: soon });
}

async function draw(told: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  // Signed out meanwhile: another page than this one.
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // How much of the promised time is left is no news.
  if (drawnAnew(document, page).includes('riwayat')) told.hidden = false;
}
