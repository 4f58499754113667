/**
 * The form's own script. It saves what is typed a moment later and when the page is left, opens questions that answers
 * lead to (the server decides which), shows the boxes for "someone else" only when they are meant, and sends photos
 * upright and small, in parts that go on after a lost connection. Without it the form works all the same.
 */
import { enhanceUploads } from './upload.ts';

const form = document.querySelector<HTMLFormElement>('[data-step-form]');
if (form) {
  keepSaved(form);
  showTypedPerson(form);
  enhanceUploads(form);
}

function keepSaved(step: HTMLFormElement): void {
  const status = step.querySelector<HTMLElement>('[data-saved]');
  const say = (key: 'saved' | 'saving' | 'lost' | 'none'): void => {
    if (!status) return;
    status.textContent =
      key === 'saved'
        ? (status.dataset.wordsSaved ?? '')
        : key === 'saving'
          ? (status.dataset.wordsSaving ?? '')
          : key === 'lost'
            ? (status.dataset.wordsLost ?? '')
            : '';
  };
  let timer = 0;
  let dirty = false;
  let saving: Promise<void> | null = null;

  const save = async (): Promise<void> => {
    if (saving) await saving;
    if (!dirty) return;
    dirty = false;
    say('saving');
    saving = fetch(`${location.pathname}/simpan`, { method: 'POST', body: wordsOf(step), keepalive: true })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        const { visible }: { visible: string[] } = await answer.json();
        say('saved');
        if (needsNewPage(step, visible)) await redraw(step);
      })
      .catch(() => {
        dirty = true;
        say('lost');
        window.setTimeout(save, 5000);
      })
      .finally(() => {
        saving = null;
      });
    await saving;
  };

  step.addEventListener('input', () => {
    dirty = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(save, 1200);
  });
  step.addEventListener('change', (event) => {
    dirty = true;
    window.clearTimeout(timer);
    const control = event.target as HTMLInputElement;
    timer = window.setTimeout(
      save,
      control.type === 'radio' || control.type === 'checkbox' || control.tagName === 'SELECT' ? 50 : 800,
    );
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
  step.addEventListener('submit', () => {
    dirty = false;
    window.clearTimeout(timer);
  });
}

/** The words of the form alone; files travel their own way. */
function wordsOf(step: HTMLFormElement): FormData {
  const words = new FormData();
  for (const [name, value] of new FormData(step)) if (typeof value === 'string') words.append(name, value);
  return words;
}

/** Whether the server now asks other questions of this step than the page shows. */
function needsNewPage(step: HTMLFormElement, visible: readonly string[]): boolean {
  return (step.dataset.visible ?? '') !== visible.join(' ');
}

/** Draws the step anew from the server's page and puts the reader back where they were. */
async function redraw(step: HTMLFormElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector<HTMLElement>('[data-fields]');
  const present = step.querySelector<HTMLElement>('[data-fields]');
  if (!fresh || !present) return;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : '';
  present.replaceWith(fresh);
  step.dataset.visible = page.querySelector<HTMLElement>('[data-step-form]')?.dataset.visible ?? '';
  showTypedPerson(step);
  enhanceUploads(step);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function showTypedPerson(step: HTMLFormElement): void {
  for (const person of step.querySelectorAll<HTMLElement>('[data-person]')) {
    const typed = person.querySelector<HTMLElement>('[data-typed]');
    const choices = person.querySelectorAll<HTMLInputElement>('input[type=radio]');
    if (!typed || choices.length === 0) continue;
    const show = (): void => {
      typed.hidden = ![...choices].some((choice) => choice.checked && choice.value === 'other');
    };
    for (const choice of choices) choice.addEventListener('change', show);
    show();
  }
}
