import type { CaseView, PromiseView } from '@satuloket/server/types';

/** The colours of state; each always comes with a word and a shape. */
export type Tone = 'waiting' | 'on-time' | 'at-risk' | 'late' | 'done';

/** The colour of a promise; once it is over only whether it was kept counts. */
export function toneOfPromise(state: PromiseView['state']): Tone {
  const tones = {
    'on-time': 'on-time',
    'at-risk': 'at-risk',
    late: 'late',
    kept: 'done',
    broken: 'late',
    paused: 'waiting',
  } as const;
  return tones[state];
}

/** The colour of a case: ended ones are done, those that wait for someone else wait, the rest follow the promise. */
export function toneOfCase(item: Pick<CaseView, 'end' | 'promise'>): Tone {
  return item.end ? 'done' : toneOfPromise(item.promise.state);
}
