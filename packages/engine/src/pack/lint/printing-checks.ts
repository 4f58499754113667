/** Whether what is printed, printed again, taken back and destroyed fits together. */
import type { Flow, FlowAction } from '../types.ts';
import { finding, type ServiceCheck } from './check.ts';

export const printingChecks: readonly ServiceCheck[] = [
  printQueuesArePrinted,
  reprintsHaveAReason,
  whatIsTakenBackIsDestroyed,
  destructionAsksForItsDayOnly,
  oldCardsByAFact,
];

const actionsOf = (flow: Flow) => Object.entries(flow.actions);

/** The batch of a printer takes exactly this action. */
function printQueuesArePrinted({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return Object.entries(flow.states)
    .filter(([, { queue }]) => queue === 'print')
    .filter(
      ([state]) =>
        actionsOf(flow).filter(
          ([, { from, uses, by }]) => from.includes(state) && uses?.length === 1 && !by.includes('system'),
        ).length !== 1,
    )
    .map(([state]) =>
      finding(
        file,
        ['flow', 'states', state, 'queue'],
        'queue-without-print',
        `Yang menunggu di "${state}" dicetak, jadi harus ada tepat satu langkah petugas dari sana yang memakai satu persediaan ("uses").`,
        `What waits at "${state}" is printed, so exactly one officers' action from there must use one stock ("uses").`,
      ),
    );
}

function reprintsHaveAReason({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return actionsOf(flow)
    .filter(([, { reprints, needs, to }]) => {
      if (!reprints) return false;
      return !needs.includes('reason') || flow.states[to]?.queue !== 'print';
    })
    .map(([code, { needs }]) =>
      needs.includes('reason')
        ? finding(
            file,
            ['flow', 'actions', code, 'to'],
            'reprint-nowhere',
            `"${code}" mencetak lagi, tetapi tidak menuju keadaan dengan queue: print.`,
            `"${code}" prints again but does not lead to a state with queue: print.`,
          )
        : finding(
            file,
            ['flow', 'actions', code, 'needs'],
            'reprint-without-reason',
            `"${code}" menghabiskan satu kartu lagi. Tambahkan "reason" pada needs.`,
            `"${code}" uses up one more. Add "reason" to its needs.`,
          ),
    );
}

function whatIsTakenBackIsDestroyed({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  const isSome = (has: (action: FlowAction) => boolean) => actionsOf(flow).some(([, action]) => has(action));
  return actionsOf(flow)
    .filter(
      ([, { takesBack, destroys }]) =>
        (takesBack && !isSome((action) => action.destroys === takesBack)) ||
        (destroys && !isSome((action) => action.takesBack === destroys)),
    )
    .map(([code, { takesBack }]) =>
      takesBack
        ? finding(
            file,
            ['flow', 'actions', code, 'takesBack'],
            'never-destroyed',
            `"${code}" menarik kartu lama, tetapi tidak ada langkah yang memusnahkannya. Tambahkan langkah dengan destroys: ${takesBack}.`,
            `"${code}" takes the old card back, but no action destroys it. Add one with destroys: ${takesBack}.`,
          )
        : finding(
            file,
            ['flow', 'actions', code, 'destroys'],
            'never-taken-back',
            `"${code}" memusnahkan kartu lama yang tidak pernah ditarik. Tambahkan takesBack pada langkah yang menariknya.`,
            `"${code}" destroys an old card that is never taken back. Add takesBack to the action that does.`,
          ),
    );
}

/** Whether there is an old card is known before anyone is asked for it. */
function oldCardsByAFact({ file, service: { flow, facts } }: Parameters<ServiceCheck>[0]) {
  return actionsOf(flow)
    .filter(
      ([, { takesBack, takesBackIf }]) =>
        takesBackIf !== undefined && (takesBack === undefined || facts[takesBackIf]?.type !== 'bool'),
    )
    .map(([code, { takesBackIf }]) =>
      finding(
        file,
        ['flow', 'actions', code, 'takesBackIf'],
        'old-card-fact-unknown',
        `"${code}" menarik kartu lama hanya bila "${takesBackIf}", tetapi tidak ada fakta ya atau tidak dengan nama itu, atau langkah ini tidak punya takesBack.`,
        `"${code}" takes the old card back only if "${takesBackIf}", but there is no yes-no fact of that name, or the action has no takesBack.`,
      ),
    );
}

/** Several are destroyed by one record, which knows the day and nothing else that a pack might ask for. */
function destructionAsksForItsDayOnly({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return actionsOf(flow).flatMap(([code, { destroys, takesBack, asks = [], needs }]) => {
    const others = asks.filter(({ type, optional }) => type !== 'date' && !optional);
    const dates = asks.filter(({ type }) => type === 'date');
    const isTooMuch = others.length > 0 || dates.length > 1 || needs.some((need) => need !== 'note');
    if (destroys && isTooMuch)
      return [
        finding(
          file,
          ['flow', 'actions', code, 'asks'],
          'destruction-asks-more',
          `"${code}" dipakai untuk banyak kartu sekaligus dengan satu berita acara. Tanyakan paling banyak satu tanggal, dan needs hanya note.`,
          `"${code}" is taken for many cards by one record. Ask for one date at most, and need only a note.`,
        ),
      ];
    const questions = asks.filter(({ type }) => type === 'yes-no');
    return takesBack && questions.length > 1
      ? [
          finding(
            file,
            ['flow', 'actions', code, 'asks'],
            'taken-back-unclear',
            `"${code}" punya lebih dari satu pertanyaan ya atau tidak, jadi tidak jelas mana yang menyatakan kartu lama ditarik.`,
            `"${code}" asks more than one yes-no question, so it is not clear which says that the old card was taken back.`,
          ),
        ]
      : [];
  });
}
