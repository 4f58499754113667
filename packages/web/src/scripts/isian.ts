/**
 * The form's own script. It saves what is typed, opens questions that answers lead to (the server decides which),
 * shows the boxes for "someone else" only when they are meant, and lets photos be seen and cropped before they travel
 * in parts. Without it the form works all the same.
 */
import { findPlaces } from './places.ts';
import { keepSaved } from './saving.ts';
import { watchUploads } from './upload.ts';
import { text } from './upload-words.ts';

const form = document.querySelector<HTMLFormElement>('[data-step-form]');
if (form) enhance(form);

function enhance(step: HTMLFormElement): void {
  const saving = keepSaved(step, async (visible) => {
    if ((step.dataset.visible ?? '') !== visible.join(' ')) await drawAnew(step);
  });
  const uploads = watchUploads(step, async () => {
    await saving.now();
    await drawAnew(step);
  });
  step.addEventListener('submit', (event) => {
    const state = uploads.state();
    if (state === 'idle') {
      saving.stop();
      return;
    }
    event.preventDefault();
    const line = step.querySelector<HTMLElement>('[data-saved]');
    if (line) line.textContent = state === 'sending' ? text.stillSending : text.stillLooking;
    const pressed = event.submitter;
    uploads.onIdle =
      state === 'sending'
        ? () => {
            uploads.onIdle = null;
            step.requestSubmit(pressed?.isConnected ? pressed : undefined);
          }
        : null;
  });
  showTypedPersons(step);
  findPlaces(step);
  // A page that comes back from the browser's memory has stopped saving: it is loaded anew.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

/**
 * Draws the fields anew from the server's page. What stands in the boxes now is carried over, because someone may
 * have typed on since the server saved.
 */
async function drawAnew(step: HTMLFormElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector<HTMLElement>('[data-fields]');
  const present = step.querySelector<HTMLElement>('[data-fields]');
  if (!fresh || !present) return;
  if (present.querySelector('.stage')) {
    drawOtherUploads(present, fresh);
    return;
  }
  carryOver(present, fresh);
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : '';
  present.replaceWith(fresh);
  step.dataset.visible = page.querySelector<HTMLElement>('[data-step-form]')?.dataset.visible ?? '';
  showTypedPersons(step);
  findPlaces(step);
  document.dispatchEvent(new Event('satuloket:fields'));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** While a photo is being looked at its field must stay; only the other files' lists are drawn anew. */
function drawOtherUploads(present: HTMLElement, fresh: HTMLElement): void {
  for (const box of present.querySelectorAll<HTMLElement>('[data-upload]')) {
    if (box.querySelector('.stage')) continue;
    const requirement = CSS.escape(box.dataset.requirement ?? '');
    const newer = fresh.querySelector(`[data-upload][data-requirement="${requirement}"]`);
    if (newer) box.replaceWith(newer);
  }
}

function carryOver(from: HTMLElement, to: HTMLElement): void {
  for (const control of from.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input[name], select[name], textarea[name]',
  )) {
    if (control.type === 'file' || control.type === 'hidden') continue;
    const name = CSS.escape(control.name);
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      const same = to.querySelector<HTMLInputElement>(
        `input[name="${name}"][value="${CSS.escape(control.value)}"]`,
      );
      if (same) same.checked = control.checked;
      continue;
    }
    const same = to.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      `[name="${name}"]`,
    );
    if (same) same.value = control.value;
  }
}

function showTypedPersons(step: HTMLFormElement): void {
  for (const person of step.querySelectorAll<HTMLElement>('[data-person]')) {
    const typed = person.querySelector<HTMLElement>('[data-typed]');
    const choices = [...person.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    if (!typed || choices.length === 0) continue;
    const show = (): void => {
      typed.hidden = !choices.some((choice) => choice.checked && choice.value === 'other');
    };
    for (const choice of choices) choice.addEventListener('change', show);
    show();
  }
}
