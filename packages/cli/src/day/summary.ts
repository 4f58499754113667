import type { Region, Text } from '@satuloket/engine';
import type { Checked } from '../check/telling.ts';
import type { DayOutcome } from './day.ts';
import type { DayOptions } from './options.ts';
import type { DayFile, Turn } from './world.ts';

type Counts = Readonly<Record<string, number>>;

type ServiceSummary = {
  readonly service: string;
  readonly title: Text;
  readonly finished: number;
  readonly refused: number;
  readonly cancelled: number;
  readonly open: number;
};

/** What the stand-ins and the product tell of the day beside what the people of the day know. */
export type Outside = {
  readonly messages: Counts;
  readonly outages: readonly {
    readonly name: string;
    readonly beganAt: string;
    readonly endedAt: string | null;
  }[];
};

/** A day in numbers: what `--json` prints and what the words are made from. */
export type DaySummary = {
  readonly region: string;
  readonly date: string;
  readonly seed: number;
  readonly people: number;
  readonly holds: boolean;
  readonly applications: number;
  readonly calls: number;
  readonly ends: Counts;
  readonly services: readonly ServiceSummary[];
  readonly turns: Counts;
  readonly promises: Counts;
  readonly delivery: {
    readonly rounds: number;
    readonly delivered: number;
    readonly proofs: Counts;
    readonly failed: Counts;
    readonly secondTries: number;
    readonly calls: number;
    readonly differences: number;
    readonly collected: number;
    readonly inVillages: number;
    readonly waiting: number;
  };
  readonly devices: {
    readonly devices: number;
    readonly events: number;
    readonly pictures: number;
    readonly repeated: number;
  };
  readonly cards: {
    readonly printed: number;
    readonly spoiled: number;
    readonly reprinted: number;
    readonly destroyed: number;
    readonly blanksReceived: number;
    readonly blanksUsed: number;
    readonly blanksLeft: number;
    readonly timesCounted: number;
  };
  readonly post?: {
    readonly region: string;
    readonly applications: number;
    readonly ends: Counts;
    readonly lists: number;
    readonly listed: number;
    readonly said: Counts;
    readonly tables: number;
    readonly wrongRows: number;
    readonly doubles: number;
    readonly destroyed: number;
  };
  readonly signing: {
    readonly runs: number;
    readonly signed: number;
    readonly most: number;
    readonly sentBack: number;
  };
  readonly messages: Counts;
  readonly replies: {
    readonly asked: number;
    readonly answered: number;
    readonly stopped: number;
    readonly stopAnswered: number;
  };
  readonly helped: number;
  readonly outages: Outside['outages'];
  readonly outage: { readonly pending: number; readonly seen: number; readonly caughtUp: number };
  readonly commands: { readonly acknowledged: number; readonly repeated: number };
  readonly refusals: Counts;
  /** Where what is still open waits, in the words of its flow, and why where that is known. */
  readonly waiting: Counts;
  readonly broken: readonly string[];
  readonly invariants: Checked;
};

export function summaryOf(input: {
  readonly region: Region;
  readonly options: Pick<DayOptions, 'date' | 'seed' | 'people'>;
  readonly outcome: DayOutcome;
  readonly outside: Outside;
  readonly checked: Checked;
}): DaySummary {
  const { outcome, options, checked } = input;
  const { ledger, parcels, blanks, post, broken } = outcome;
  const sent = outcome.files.filter(({ code }) => code !== undefined);
  const postSent = post?.files.filter(({ code }) => code !== undefined) ?? [];
  const {
    files: _files,
    failed,
    proofs,
    printed,
    spoiled,
    reprinted,
    destroyed,
    ...delivery
  } = {
    files: sent,
    ...parcels,
  };
  return {
    region: input.region.slug,
    date: options.date,
    seed: options.seed,
    people: options.people,
    holds: broken.length === 0 && checked.every(({ breaches }) => breaches === 0),
    applications: sent.length,
    calls: ledger.calls,
    ends: countsOf(sent.map(endOf)),
    services: [...Map.groupBy(sent, ({ service }) => service.code)].map(([service, own]) => ({
      service,
      title: own[0]!.service.title,
      finished: own.filter((file) => endOf(file) === 'finished').length,
      refused: own.filter((file) => endOf(file) === 'refused').length,
      cancelled: own.filter((file) => endOf(file) === 'cancelled').length,
      open: own.filter((file) => endOf(file) === 'open').length,
    })),
    turns: countsOf<Turn>(sent.flatMap(({ happened }) => [...happened])),
    promises: countsOf(sent.flatMap(({ promise }) => promise ?? [])),
    delivery: {
      ...delivery,
      proofs: Object.fromEntries(proofs),
      failed: Object.fromEntries(failed),
      waiting: sent.filter((file) => endOf(file) === 'open' && placeOf(file) !== undefined).length,
    },
    devices: outcome.devices,
    cards: {
      printed,
      spoiled,
      reprinted,
      destroyed,
      blanksReceived: blanks.received,
      blanksUsed: blanks.used,
      blanksLeft: blanks.left,
      timesCounted: blanks.counted,
    },
    ...(post && {
      post: {
        ...post.tally,
        region: post.region.slug,
        applications: postSent.length,
        ends: countsOf(postSent.map(endOf)),
        said: Object.fromEntries(post.tally.said),
      },
    }),
    signing: outcome.signing,
    messages: input.outside.messages,
    replies: outcome.replies,
    helped: sent.filter(({ plan }) => plan.isHelped).length,
    outages: input.outside.outages,
    outage: outcome.outage,
    commands: { acknowledged: ledger.acknowledged.length, repeated: ledger.repeated },
    refusals: Object.fromEntries(ledger.expected),
    waiting: countsOf(
      [...sent, ...postSent].flatMap(({ state = '', stuck, end, service }) =>
        end !== undefined
          ? []
          : [
              `${service.flow.states[state]?.title.id ?? 'Baru dikirim'}${stuck === undefined ? '' : ` (${stuck})`}`,
            ],
      ),
    ),
    broken,
    invariants: checked,
  };
}

const placeOf = ({ state = '', service }: DayFile) => service.flow.states[state]?.parcel;

const endOf = ({ end }: DayFile): string => end ?? 'open';

/** How often each stands there, the most frequent first. */
function countsOf<Word extends string>(words: readonly Word[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, one], [, other]) => other - one));
}
