/** Saves a step a moment after someone stops typing, and when the page is left. */
export type Saving = {
  /** Nothing more is saved: the form itself is on its way. */
  readonly stop: () => void;
  /** Saves at once what is not saved yet. */
  readonly now: () => Promise<void>;
};

type Words = 'saved' | 'saving' | 'lost' | 'ended';

/** `onSaved` hears which questions the server now asks in this step. */
export function keepSaved(
  form: HTMLFormElement,
  onSaved: (visible: readonly string[]) => Promise<void>,
): Saving {
  const status = form.querySelector<HTMLElement>('[data-saved]');
  const say = (words: Words): void => {
    if (!status) return;
    const said = status.dataset[`words${words[0]?.toUpperCase()}${words.slice(1)}`] ?? '';
    if (status.textContent !== said) status.textContent = said;
  };
  let timer = 0;
  let dirty = false;
  let stopped = false;
  let under: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();

  const later = (milliseconds: number): void => {
    if (stopped) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), milliseconds);
  };

  const save = (): Promise<void> => {
    running = running.then(async () => {
      if (!dirty || stopped) return;
      dirty = false;
      say('saving');
      under = new AbortController();
      try {
        const answer = await fetch(`${location.pathname.replace(/\/$/, '')}/simpan`, {
          method: 'POST',
          body: wordsOf(form),
          // A page that is being left may still send; browsers allow that for small bodies.
          keepalive: true,
          signal: under.signal,
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const { visible }: { visible: string[] } = await answer.json();
        say('saved');
        await onSaved(visible);
      } catch (problem) {
        if (stopped) return;
        dirty = true;
        // Signed out meanwhile: what is typed stays on the page and is saved once they are back.
        say(problem instanceof Error && ['401', '403', '404'].includes(problem.message) ? 'ended' : 'lost');
        later(6000);
      }
    });
    return running;
  };

  form.addEventListener('input', (event) => {
    if (isFile(event.target)) return;
    dirty = true;
    later(1200);
  });
  form.addEventListener('change', (event) => {
    if (isFile(event.target)) return;
    dirty = true;
    later(isChoice(event.target) ? 50 : 800);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
  window.addEventListener('online', () => void save());
  return {
    now: save,
    stop: () => {
      stopped = true;
      dirty = false;
      window.clearTimeout(timer);
      // An older state of the form must not arrive after the form itself.
      under?.abort();
    },
  };
}

/** The words of the form alone; files travel their own way. */
function wordsOf(form: HTMLFormElement): FormData {
  const words = new FormData();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') words.append(name, value);
  return words;
}

function isFile(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.type === 'file' || target.type === 'range');
}

/** Answers that are whole with one tap, on which other questions may hang. */
function isChoice(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox'))
  );
}
