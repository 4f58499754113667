import { calendarOf, type Region, type Text } from '@satuloket/engine';
import type { OfficerCard, PeopleDirectory } from '../../cases/dependencies.ts';
import type { Places } from '../../places/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../../platform/database/index.ts';
import { type MasterKeys, newIdentifier } from '../../record/index.ts';
import type { Caller, WorkListService, WorkRow } from '../../types.ts';
import { currentDigest } from './digest-times.ts';
import { openOfficerWords, sealOfficerWords } from './sealed.ts';

export type DigestDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Pick<Places, 'region'>;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly people: Pick<PeopleDirectory, 'officersOf'>;
  readonly workList: Pick<WorkListService, 'counts' | 'list'>;
  /** What waits for the officer's signature in another's place: nobody else's digest tells it while that one is away. */
  readonly waitingForStandIn: (caller: Caller) => Promise<readonly WaitingForSignature[]>;
};

type WaitingForSignature = { readonly as: Text; readonly count: number; readonly late: number };

/** What waits for an officer: counts, and the cases whose promise ends first. */
export type Waiting = {
  readonly mine: number;
  readonly toTake: number;
  readonly late: number;
  readonly first: readonly Pick<WorkRow, 'code' | 'service' | 'promise'>[];
  readonly toSign: readonly WaitingForSignature[];
};

const shownCases = 5;
const shownNews = 10;

/**
 * Writes the digests whose time has come, for the officers who want messages: what waits for them, the oldest promise
 * first, and what was gathered since the last one. Nothing for whom nothing waits; each digest once.
 *
 * @returns how many were written.
 */
export async function writeDigests(dependencies: DigestDependencies, regionId: string): Promise<number> {
  const { now, places } = dependencies;
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`The region ${regionId} is not installed.`);
  const at = now();
  const times = new Map(
    region.offices.map(({ id }) => [id, currentDigest(region, calendarOf(region, id), at)] as const),
  );
  const due = [...times.values()].flatMap((time) => time ?? []);
  if (due.length === 0) return 0;
  const database = regionDatabase(dependencies.database, regionId);
  const wanting = await withoutDigest(database, new Date(Math.max(...due.map((time) => time.getTime()))));
  if (wanting.size === 0) return 0;
  let written = 0;
  for (const card of await dependencies.people.officersOf(regionId)) {
    const digestAt = times.get(card.posts[0]?.officeId ?? '');
    if (digestAt === undefined || !wanting.has(card.accountId)) continue;
    const waiting = await waitingFor(dependencies, region, card);
    if (await writeDigest(dependencies, database, region, { card, digestAt, waiting })) written += 1;
  }
  return written;
}

/** Officers who want messages and have not had this digest. */
async function withoutDigest(database: DatabaseConnection, digestAt: Date): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('membership')
    .innerJoin('message_preference as preference', 'preference.account_id', 'membership.account_id')
    .select('membership.account_id')
    .distinct()
    .where('preference.channel', '!=', 'none')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('officer_digest as had')
            .select('had.account_id')
            .whereRef('had.account_id', '=', 'membership.account_id')
            .where('had.digest_at', '=', digestAt),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ account_id }) => account_id));
}

async function waitingFor(
  { workList, waitingForStandIn }: DigestDependencies,
  region: Region,
  { accountId, name, posts }: OfficerCard,
): Promise<Waiting> {
  const caller: Caller = {
    regionId: region.id,
    requestId: 'digest',
    locale: 'id',
    who: { kind: 'officer', accountId, name, posts },
  };
  const toSign = await waitingForStandIn(caller);
  const counts = await workList.counts(caller);
  if (!counts.ok) return { mine: 0, toTake: 0, late: 0, first: [], toSign };
  const of = (queue: 'mine' | 'to-take') => counts.value.find((row) => row.queue === queue);
  const [mine, toTake] = [of('mine'), of('to-take')];
  const lists = await Promise.all(
    [mine, toTake].map(async (row) => {
      if (row === undefined || row.count === 0) return [];
      const page = await workList.list(caller, { queue: row.queue, sort: 'promise', limit: shownCases });
      return page.ok ? page.value.rows : [];
    }),
  );
  return {
    mine: mine?.count ?? 0,
    toTake: toTake?.count ?? 0,
    late: (mine?.late ?? 0) + (toTake?.late ?? 0),
    first: lists
      .flat()
      .sort((one, other) => dueOf(one) - dueOf(other))
      .slice(0, shownCases),
    toSign,
  };
}

const signatures = ({ toSign }: Waiting): number => toSign.reduce((sum, { count }) => sum + count, 0);

const dueOf = ({ promise }: WorkRow): number =>
  promise.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(promise.dueAt);

async function writeDigest(
  dependencies: DigestDependencies,
  database: DatabaseConnection,
  region: Region,
  { card, digestAt, waiting }: { card: OfficerCard; digestAt: Date; waiting: Waiting },
): Promise<boolean> {
  const { masterKeys, now, publicUrl } = dependencies;
  const { accountId } = card;
  return inTransaction(database, async (transaction) => {
    const begun = await transaction
      .insertInto('officer_digest')
      .values({
        account_id: accountId,
        digest_at: digestAt,
        counted: waiting.mine + waiting.toTake + signatures(waiting),
      })
      .onConflict((conflict) => conflict.columns(['region_id', 'account_id', 'digest_at']).doNothing())
      .returning('account_id')
      .executeTakeFirst();
    if (begun === undefined) return false;
    const news = await takeGathered(transaction, masterKeys, accountId, now());
    const body = digestWords({ waiting, news, base: `${publicUrl}/${region.slug}/petugas` });
    if (body === undefined) return false;
    const id = newIdentifier(now());
    await transaction
      .insertInto('officer_message')
      .values({
        id,
        account_id: accountId,
        occasion: `digest/${digestAt.toISOString()}`,
        template: 'digest',
        urgent: false,
        sealed: sealOfficerWords(masterKeys, id, { subject: digestSubject(waiting), body }),
        state: 'waiting',
        channel: null,
        send_after: now(),
        next_try_at: now(),
        failure: null,
        provider_id: null,
        sent_at: null,
        made_at: now(),
      })
      .execute();
    return true;
  });
}

function digestSubject(waiting: Waiting): Text {
  const cases = waiting.mine + waiting.toTake;
  const documents = signatures(waiting);
  if (cases > 0) return { id: `${cases} berkas menunggu Anda`, en: `${cases} cases wait for you` };
  return documents > 0
    ? {
        id: `${documents} dokumen menunggu tanda tangan Anda`,
        en: `${documents} documents wait for your signature`,
      }
    : { id: 'Kabar untuk Anda', en: 'News for you' };
}

/** What is not urgent and was kept for this digest. */
async function takeGathered(
  transaction: DatabaseTransaction,
  masterKeys: MasterKeys,
  accountId: string,
  now: Date,
): Promise<readonly Text[]> {
  const rows = await transaction
    .updateTable('officer_message')
    .set({ state: 'digested', sent_at: now })
    .where('account_id', '=', accountId)
    .where('state', '=', 'gathered')
    .where('send_after', '<=', now)
    .returning(['id', 'sealed'])
    .execute();
  return rows
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, sealed }) => openOfficerWords(masterKeys, id, sealed).body);
}

function signWords({ as, count, late }: WaitingForSignature, language: keyof Text): string {
  if (language === 'id') {
    const pastPromise = late === 0 ? '' : `, ${late} sudah lewat janji`;
    return `Menunggu tanda tangan Anda sebagai ${as.id}: ${count} dokumen${pastPromise}.`;
  }
  const pastPromise = late === 0 ? '' : `, ${late} past their promise`;
  return `To be signed by you as ${as.en}: ${count} ${count === 1 ? 'document' : 'documents'}${pastPromise}.`;
}

/** Whoever only signs or only decides holds no case of their own: a nought tells them nothing. */
function countsIn(
  language: keyof Text,
  { mine, toTake }: { readonly mine: number; readonly toTake: number },
): string {
  const inIndonesian = language === 'id';
  const own = inIndonesian ? `${mine} berkas Anda` : `${mine} of your cases`;
  if (toTake === 0) return own;
  if (mine === 0) return inIndonesian ? `${toTake} berkas belum diambil` : `${toTake} cases to take`;
  return `${own}, ${inIndonesian ? `${toTake} belum diambil` : `${toTake} to take`}`;
}

/** The digest in both languages; undefined when there is nothing to tell. No names: the page behind the link has them. */
export function digestWords({
  waiting,
  news,
  base,
}: {
  readonly waiting: Waiting;
  readonly news: readonly Text[];
  readonly base: string;
}): Text | undefined {
  const { mine, toTake, late, first, toSign } = waiting;
  if (mine + toTake + toSign.length === 0 && news.length === 0) return undefined;
  const say = (language: keyof Text): string => {
    const inIndonesian = language === 'id';
    const parts: string[] = [];
    if (mine + toTake > 0) {
      const lateWords = inIndonesian ? `, ${late} sudah lewat janji` : `, ${late} past their promise`;
      parts.push(
        `${inIndonesian ? 'Menunggu Anda' : 'Waiting for you'}: ${countsIn(language, waiting)}` +
          (late === 0 ? '.' : `${lateWords}.`),
      );
      parts.push(
        first
          .map(
            ({ code, service, promise }) =>
              `• ${service[language]} (${code}). ${promise.sentence[language]}\n  ${base}/berkas/${code}`,
          )
          .join('\n'),
      );
      const left = mine + toTake - first.length;
      if (left > 0) {
        parts.push(inIndonesian ? `Dan ${left} lagi: ${base}/berkas` : `And ${left} more: ${base}/berkas`);
      }
    }
    if (toSign.length > 0)
      parts.push([...toSign.map((each) => signWords(each, language)), `  ${base}/tanda-tangan`].join('\n'));
    const shown = news.slice(0, shownNews).map((text) => `• ${text[language]}`);
    if (news.length > shownNews) {
      const more = news.length - shownNews;
      shown.push(inIndonesian ? `• dan ${more} kabar lain` : `• and ${more} more`);
    }
    if (shown.length > 0) {
      parts.push(
        [inIndonesian ? 'Kabar sejak ringkasan terakhir:' : 'Since the last digest:', ...shown].join('\n'),
      );
    }
    return parts.join('\n\n');
  };
  return { id: say('id'), en: say('en') };
}
