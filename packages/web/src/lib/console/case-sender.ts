import type { Locale, Text } from '@satuloket/engine';
import type { CaseView } from '@satuloket/server/types';
import { texts } from '#lib/text/console-case.ts';
import { toasts } from '#lib/ui/toast.svelte.ts';
import type { SubmitFunction } from '$app/forms';
import { goto, invalidate } from '$app/navigation';
import type { CaseAddresses } from './case-addresses.ts';
import type { CaseWork } from './case-work.svelte.ts';
import type { Sent } from './desk.ts';
import { justPreloaded } from './preload.ts';
import { type Answer, undoStep } from './undo-step.ts';

/** What the page shows at the moment of sending, and again when the answer comes. */
type Shown = {
  readonly view: Pick<CaseView, 'actions' | 'applicant'>;
  readonly colleagues: readonly { readonly accountId: string; readonly name: string }[];
  readonly offices: readonly { readonly id: string; readonly name: Text }[];
  readonly addresses: CaseAddresses;
  /** Where the next case of the list is; none at its end. */
  readonly nextHref: string | null;
};

/** After these the case is somebody else's: the page goes on to the next one. */
const leaves: ReadonlySet<Sent> = new Set(['act', 'release', 'hand-over', 'move']);

/** What can be undone from the toast stays longer; the case itself offers it to the end. */
const toastSeconds = { plain: 8, undo: 25 };
const soonAfter = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/**
 * Sends what an officer does with a case, and goes on from there: a word that says what was done, the way back from it,
 * the next case of the list.
 */
export function caseSender({
  work,
  locale,
  shown,
}: {
  readonly work: CaseWork;
  readonly locale: Locale;
  readonly shown: () => Shown;
}): (sent: Sent) => SubmitFunction<Answer, Answer> {
  const text = texts[locale];

  return (sent) =>
    ({ formData, cancel }) => {
      if (work.sending) return cancel();
      work.sending = true;
      work.problem = null;
      formData.delete('key');
      formData.set('key', work.keyFor(contentOf(sent, formData)));
      const told = toldAfter(sent, { form: formData, shown: shown(), locale });
      return async ({ result }) => {
        work.sending = false;
        if (result.type === 'success' && result.data?.moved) await done(sent, told, result.data.moved);
        else if (result.type === 'failure' && result.data?.problem) work.refused(result.data.problem);
        else work.refused({ code: 'no-answer', message: text.noAnswer, fields: [], details: {} });
      };
    };

  async function done(sent: Sent, message: string, moved: NonNullable<Answer['moved']>): Promise<void> {
    const { view, addresses, nextHref } = shown();
    work.done(leaves.has(sent) ? 'step' : sent === 'comment' || sent === 'link' ? sent : 'hold');
    const undo =
      sent === 'act' && moved.undoUntil !== null
        ? { undo: () => takeBack(addresses, view.applicant.name, moved.seq), undoUntil: moved.undoUntil }
        : {};
    toasts.show({
      message,
      hideAt: soonAfter('undo' in undo ? toastSeconds.undo : toastSeconds.plain),
      ...undo,
    });
    if (!leaves.has(sent)) {
      await Promise.all([invalidate('satuloket:case'), invalidate('satuloket:work')]);
      return;
    }
    if (nextHref === null) {
      toasts.show({ message: text.queueDone, hideAt: soonAfter(toastSeconds.plain) });
      await goto(addresses.list, { refreshAll: true });
      return;
    }
    const wasFresh = justPreloaded(nextHref);
    await goto(nextHref);
    await Promise.all([invalidate('satuloket:work'), ...(wasFresh ? [] : [invalidate('satuloket:case')])]);
  }

  async function takeBack({ here, hereInList }: CaseAddresses, name: string, seq: number): Promise<void> {
    const answer = await undoStep(here, seq);
    const message = answer?.moved ? text.undone(name) : (answer?.problem?.message ?? text.noAnswer);
    toasts.show({ message, hideAt: soonAfter(toastSeconds.plain) });
    if (answer?.moved) await goto(hereInList, { refreshAll: true });
  }
}

/** What makes this the same command when it is sent again. */
function contentOf(sent: Sent, form: FormData): string {
  return JSON.stringify([
    sent,
    ...[...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
  ]);
}

/** The word that says what was done. */
function toldAfter(
  sent: Sent,
  { form, shown, locale }: { readonly form: FormData; readonly shown: Shown; readonly locale: Locale },
): string {
  const text = texts[locale];
  const { view, colleagues, offices } = shown;
  const { name } = view.applicant;
  const chosen = (field: string): string => String(form.get(field) ?? '');
  switch (sent) {
    case 'act': {
      const action = view.actions.find((each) => each.action === chosen('action'));
      return text.done(action?.title[locale] ?? '', name);
    }
    case 'take':
      return text.tookOver(name);
    case 'release':
      return text.released(name);
    case 'hand-over':
      return text.handedOver(
        name,
        colleagues.find(({ accountId }) => accountId === chosen('to'))?.name ?? '',
      );
    case 'move':
      return text.moved(name, offices.find(({ id }) => id === chosen('officeId'))?.name[locale] ?? '');
    case 'comment':
      return text.commented;
    case 'link':
      return text.linked;
    case 'undo':
      return text.undone(name);
  }
}
