import { failure, postMayAct, postOf, type Region, type Result, success, type Text } from '@satuloket/engine';
import { sql } from 'kysely';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DelegationGiven, DelegationList, SigningService } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { officialOf } from './officials.ts';
import { delegablePosts, officerOf, type SigningCommand } from './policy.ts';
import { inputsInvalid, problems } from './problems.ts';
import { capacitiesOf, productKey } from './rules.ts';
import { type SignState, signStates } from './sign-states.ts';

const shown = 100;
const longestLetterNumber = 80;
const longestDays = 366;
const mostPerDay = 100_000;

export type SigningPost = {
  readonly id: string;
  readonly products: readonly { readonly id: string; readonly title: Text }[];
  readonly offices: readonly string[];
};

/** The region's posts that sign anything, with what and where. */
export function signingPosts(region: Region, states: readonly SignState[]): readonly SigningPost[] {
  return region.posts.flatMap((post): SigningPost[] => {
    const products = new Map<string, Text>();
    const offices = new Set<string>();
    for (const { pack, service, role, products: signed } of states) {
      for (const { id: officeId } of region.offices) {
        if (!postMayAct(region, post, { pack, service: service.code, role, officeId })) continue;
        offices.add(officeId);
        for (const product of signed) {
          const title = service.products[product]?.title ?? service.title;
          products.set(productKey({ service: service.code, product }), title);
        }
      }
    }
    return products.size === 0
      ? []
      : [
          {
            id: post.id,
            products: [...products].map(([id, title]) => ({ id, title })),
            offices: [...offices],
          },
        ];
  });
}

async function seen(dependencies: SigningDependencies, caller: Caller, command: SigningCommand) {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, command, region);
  if (!officer.ok) return officer;
  const posts = signingPosts(region, signStates(dependencies, region));
  const own = capacitiesOf(region, officer.value, []);
  const may = delegablePosts(
    region,
    officer.value,
    own,
    posts.map(({ id }) => id),
  );
  return success({ region, officer: officer.value, posts, own, may });
}

export async function mayDelegate(dependencies: SigningDependencies, caller: Caller): Promise<boolean> {
  const found = await seen(dependencies, caller, 'read-delegations');
  return found.ok && found.value.may.length > 0;
}

export async function delegations(
  dependencies: SigningDependencies,
  caller: Caller,
): Promise<Result<DelegationList>> {
  const found = await seen(dependencies, caller, 'read-delegations');
  if (!found.ok) return found;
  const { region, officer, posts, own, may } = found.value;
  const mine = own.map(({ post }) => post.id);
  if (may.length === 0 && mine.length === 0) return failure(problems.notAllowed);
  const { today } = await officialOf(dependencies, region, officer);
  const database = regionDatabase(dependencies.database, region.id);
  const rows = await database
    .selectFrom('signing_delegation')
    .leftJoin('signing_delegation_day', (join) =>
      join
        .onRef('signing_delegation_day.delegation_id', '=', 'signing_delegation.id')
        .on('signing_delegation_day.day', '=', today),
    )
    .selectAll('signing_delegation')
    .select([sql<string>`from_day::text`.as('from_text'), sql<string>`until_day::text`.as('until_text')])
    .select('signing_delegation_day.taken')
    .where((eb) =>
      eb.or([
        ...(may.length === 0 ? [] : [eb('post', 'in', [...may])]),
        ...(mine.length === 0 ? [] : [eb('to_post', 'in', mine)]),
      ]),
    )
    .orderBy('until_day', 'desc')
    .orderBy('signing_delegation.id')
    .limit(shown)
    .execute();
  const named = (id: string) => {
    const post = postOf(region, id);
    return { id, title: post?.title ?? { id, en: id }, holder: post?.holder?.name ?? null };
  };
  return success({
    rows: rows.map((row) => {
      const { from_text: from, until_text: until } = row;
      const state =
        row.ended_at !== null
          ? 'ended'
          : today > until
            ? 'over'
            : today < from
              ? 'coming'
              : ('current' as const);
      return {
        id: row.id,
        kind: row.kind,
        post: named(row.post),
        to: named(row.to_post),
        from,
        until,
        letterNumber: row.letter_number,
        products: row.products,
        offices: row.offices,
        perDay: row.per_day,
        state,
        endedAt: row.ended_at?.toISOString() ?? null,
        signedToday: row.taken ?? 0,
        mayEnd: may.includes(row.post) && (state === 'coming' || state === 'current'),
      };
    }),
    mayGive: may.length > 0,
    posts: posts
      .filter(({ id }) => may.includes(id))
      .map(({ id, products, offices }) => ({
        ...named(id),
        products,
        offices: region.offices
          .filter((office) => offices.includes(office.id))
          .map((office) => ({ id: office.id, name: office.name })),
      })),
    candidates: may.length === 0 ? [] : candidatesOf(region, posts, may),
    today,
  });
}

/** Whoever stands in usually comes from the same office, or signs the same elsewhere. */
function candidatesOf(
  region: Region,
  signing: readonly SigningPost[],
  may: readonly string[],
): DelegationList['candidates'] {
  const offices = new Set(may.map((id) => postOf(region, id)?.office));
  const nearness = ({ id, office }: Region['posts'][number]): number => {
    if (office !== undefined && offices.has(office)) return 0;
    return signing.some((post) => post.id === id) ? 1 : 2;
  };
  return region.posts
    .toSorted((one, other) => nearness(one) - nearness(other))
    .flatMap(({ id, title, holder, village }) =>
      holder?.nip === undefined || village !== undefined ? [] : [{ id, title, holder: holder.name }],
    );
}

/** What `delegate` would refuse. */
export async function checkDelegation(
  dependencies: SigningDependencies,
  caller: Caller,
  given: DelegationGiven,
): Promise<Result<null>> {
  const checked = await checkedDelegation(dependencies, caller, given);
  return checked.ok ? success(null) : checked;
}

async function checkedDelegation(dependencies: SigningDependencies, caller: Caller, given: DelegationGiven) {
  const found = await seen(dependencies, caller, 'delegate');
  if (!found.ok) return found;
  const { region, officer, posts, may } = found.value;
  if (!may.includes(given.post)) return failure(problems.notAllowed);
  const { today } = await officialOf(dependencies, region, officer);
  const post = posts.find(({ id }) => id === given.post);
  const faults = faultsOf(region, post, given, today);
  return faults.length > 0 ? failure(inputsInvalid(faults)) : success({ region, officer });
}

export async function delegate(
  dependencies: SigningDependencies,
  caller: Caller,
  { key, ...given }: Parameters<SigningService['delegate']>[1],
): Promise<Result<{ readonly delegationId: string }>> {
  const checked = await checkedDelegation(dependencies, caller, given);
  if (!checked.ok) return checked;
  const { region, officer } = checked.value;
  const now = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: `officer:${officer.accountId}`,
    key,
    content: ['delegate-signature', { ...given }],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const id = newIdentifier(now);
    await transaction
      .insertInto('signing_delegation')
      .values({
        id,
        kind: given.kind,
        post: given.post,
        to_post: given.toPost,
        from_day: given.from,
        until_day: given.until,
        letter_number: given.letterNumber.trim(),
        products: [...new Set(given.products)],
        offices: [...new Set(given.offices)],
        per_day: given.perDay,
        given_at: now,
        given_by: officer.accountId,
        ended_at: null,
        ended_by: null,
      })
      .execute();
    return success({ delegationId: id });
  });
}

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (day: string): boolean => dayShape.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

/** Everything that is wrong with what was entered, each at its field. */
export function faultsOf(
  region: Region,
  post: SigningPost | undefined,
  given: DelegationGiven,
  today: string,
): readonly { readonly path: string; readonly message: Text }[] {
  const holder = postOf(region, given.toPost)?.holder;
  const isHeld = postOf(region, given.post)?.holder !== undefined;
  const letterNumber = given.letterNumber.trim();
  const areDays = isDay(given.from) && isDay(given.until);
  const days = (Date.parse(given.until) - Date.parse(given.from)) / 86_400_000;
  const wrong = (path: string, isWrong: boolean, id: string, en: string) =>
    isWrong ? [{ path, message: { id, en } }] : [];
  return [
    // SE Kepala BKN 1/SE/I/2021: a Plh. while the holder is away, a Plt. while there is none.
    ...wrong(
      'kind',
      given.kind === 'plt' && isHeld,
      'Jabatan ini ada pemegangnya, sedangkan Plt. hanya untuk jabatan kosong. Pilih Plh. bila ia berhalangan, atau a.n. bila ia tetap bertugas.',
      'Someone holds this post, and a Plt. is for a vacant post only. Choose Plh. where they are away, or by mandate where they stay in office.',
    ),
    ...wrong(
      'kind',
      given.kind === 'plh' && post !== undefined && !isHeld,
      'Jabatan ini kosong, sedangkan Plh. menggantikan pemegang yang berhalangan. Pilih Plt.',
      'This post is vacant, and a Plh. stands in for a holder who is away. Choose Plt.',
    ),
    ...wrong(
      'toPost',
      holder === undefined ||
        given.toPost === given.post ||
        holder.name === postOf(region, given.post)?.holder?.name,
      'Pilih pejabat lain yang memegang jabatan.',
      'Choose another official who holds a post.',
    ),
    ...wrong('from', !isDay(given.from), 'Tulis tanggal mulainya.', 'Enter the first day.'),
    ...wrong(
      'until',
      !isDay(given.until) || (areDays && (days < 0 || given.until < today)),
      'Tulis tanggal akhir yang tidak sebelum tanggal mulai dan belum lewat.',
      'Enter a last day that is not before the first and not past.',
    ),
    ...wrong(
      'until',
      areDays && days > longestDays,
      `Paling lama ${longestDays} hari; perpanjang dengan surat baru.`,
      `At most ${longestDays} days; a new order extends it.`,
    ),
    ...wrong(
      'letterNumber',
      letterNumber === '' || letterNumber.length > longestLetterNumber,
      'Tulis nomor surat perintahnya.',
      'Enter the number of the order.',
    ),
    ...wrong(
      'products',
      given.products.some((id) => !post?.products.some((known) => known.id === id)),
      'Ada jenis dokumen yang tidak ditandatangani jabatan ini.',
      'This post does not sign one of these documents.',
    ),
    ...wrong(
      'offices',
      given.offices.some((id) => !post?.offices.includes(id)),
      'Ada kantor di luar wewenang jabatan ini.',
      'One of these offices is outside the authority of this post.',
    ),
    ...wrong(
      'perDay',
      given.perDay !== null &&
        (!Number.isSafeInteger(given.perDay) || given.perDay < 1 || given.perDay > mostPerDay),
      `Tulis angka 1 sampai ${mostPerDay}, atau kosongkan.`,
      `Enter a number from 1 to ${mostPerDay}, or leave it empty.`,
    ),
  ];
}

export async function endDelegation(
  dependencies: SigningDependencies,
  caller: Caller,
  { key, delegationId }: Parameters<SigningService['endDelegation']>[1],
): Promise<Result<{ readonly delegationId: string }>> {
  const found = await seen(dependencies, caller, 'end-delegation');
  if (!found.ok) return found;
  const { region, officer, may } = found.value;
  if (!isIdentifier(delegationId) || may.length === 0) return failure(problems.delegationUnknown);
  const now = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: `officer:${officer.accountId}`,
    key,
    content: ['end-delegation', delegationId],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const row = await transaction
      .selectFrom('signing_delegation')
      .select(['id', 'ended_at'])
      .where('id', '=', delegationId)
      .where('post', 'in', [...may])
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return failure(problems.delegationUnknown);
    if (row.ended_at !== null) return failure(problems.alreadyOver);
    await transaction
      .updateTable('signing_delegation')
      .set({ ended_at: now, ended_by: officer.accountId })
      .where('id', '=', delegationId)
      .execute();
    return success({ delegationId });
  });
}
