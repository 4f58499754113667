/** The file fields of a form: a look at each photo, then sending, then the list as the server has it. */
import { prepared } from './photo-stage.ts';
import { Refused, sendFile } from './send-file.ts';
import { locale, text } from './upload-words.ts';

export type Uploads = {
  /** Something is being sent or looked at. */
  readonly state: () => 'idle' | 'looking' | 'sending';
  /** Called when everything is sent or dropped. */
  onIdle: (() => void) | null;
};

type Work = { looking: number; sending: number } & Uploads;

/** `drawAnew` shows the step as the server now has it, keeping what is typed. */
export function watchUploads(form: HTMLFormElement, drawAnew: () => Promise<void>): Uploads {
  const work: Work = {
    looking: 0,
    sending: 0,
    onIdle: null,
    state: () => (work.sending > 0 ? 'sending' : work.looking > 0 ? 'looking' : 'idle'),
  };
  form.addEventListener('change', (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
    const box = input.closest<HTMLElement>('[data-upload]');
    if (box && input.files && input.files.length > 0) void takeFiles(box, input, work, drawAnew);
  });
  return work;
}

async function takeFiles(
  box: HTMLElement,
  input: HTMLInputElement,
  work: Work,
  drawAnew: () => Promise<void>,
): Promise<void> {
  const requirement = box.dataset.requirement ?? '';
  const room = Number(box.dataset.room ?? '1');
  const files = [...(input.files ?? [])];
  // From here on the script sends them; the form must not send them a second time.
  input.value = '';
  const notes: string[] = files.length > room ? [text.tooMany(room)] : [];
  const say = speaker(box);
  let sent = 0;
  let failed = false;
  for (const file of files.slice(0, room)) {
    const outcome = await takeFile(box, file, requirement, work, say);
    if (outcome === 'dropped') continue;
    if (outcome === 'failed') {
      failed = true;
      break;
    }
    sent += 1;
    notes.push(...outcome.warnings.map((warning) => warning[locale]));
  }
  if (sent > 0) {
    await drawAnew();
    if (!failed) {
      const kept = notes.length > 0 ? [...notes, text.keep] : [text.done];
      speakerOf(requirement)(kept.join(' '), notes.length > 0 ? 'warning' : undefined);
    }
  } else if (!failed) {
    say(notes.join(' '));
  }
  if (work.state() === 'idle') work.onIdle?.();
}

async function takeFile(
  box: HTMLElement,
  file: File,
  requirement: string,
  work: Work,
  say: Speaker,
): Promise<{ warnings: readonly { id: string; en: string }[] } | 'dropped' | 'failed'> {
  const stage = box.querySelector<HTMLElement>('[data-upload-stage]');
  let content: Blob | null = file;
  if (file.type.startsWith('image/') && stage) {
    say(text.preparing);
    work.looking += 1;
    const looked = prepared(stage, file);
    say('');
    content = await looked;
    work.looking -= 1;
  }
  if (!content) return 'dropped';
  const limit = Number(box.dataset.maximumBytes);
  if (content.size > limit) {
    say(text.tooLarge(Math.round(limit / 1_000_000)), 'problem');
    return 'failed';
  }
  work.sending += 1;
  say(text.sending(0));
  try {
    const here = `${location.pathname.replace(/\/$/, '')}/unggah`;
    return await sendFile(here, { requirement, name: nameFor(file, content), content }, say);
  } catch (problem) {
    say(problem instanceof Refused ? problem.message : text.failed, 'problem');
    return 'failed';
  } finally {
    work.sending -= 1;
  }
}

/** A photo that was drawn anew is a JPEG whatever it was called. */
function nameFor(file: File, content: Blob): string {
  if (content === file || content.type !== 'image/jpeg') return file.name;
  return `${file.name.replace(/\.[a-z0-9]{1,5}$/i, '')}.jpg`;
}

type Speaker = (words: string, tone?: 'problem' | 'warning') => void;

function speaker(box: HTMLElement): Speaker {
  const line = box.querySelector<HTMLElement>('[data-upload-say]');
  return (words, tone) => {
    if (!line) return;
    if (line.textContent !== words) line.textContent = words;
    if (tone) line.dataset.tone = tone;
    else delete line.dataset.tone;
  };
}

function speakerOf(requirement: string): Speaker {
  const box = document.querySelector<HTMLElement>(
    `[data-upload][data-requirement="${CSS.escape(requirement)}"]`,
  );
  return box ? speaker(box) : () => undefined;
}
