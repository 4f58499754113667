import { failure, type Result, success, type Text } from '@satuloket/engine';
import { sql } from 'kysely';
import { findCase } from '../cases/loading.ts';
import { officeName } from '../cases/office-values.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller, Page } from '../types.ts';
import type { BrokenPromise, MeasuresService } from './contract.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';
import { answersFor, headRole, officesOfHead } from './heads.ts';
import { officerFor } from './policy.ts';
import { readPosition, writePosition } from './positions.ts';
import { problems } from './problems.ts';

const usualLimit = 20;
const largestLimit = 100;
const longestWords = 500;

/** Promises that broke and for which the head who asks has not written yet, the longest overdue first. */
export async function broken(
  dependencies: MeasuresDependencies,
  caller: Caller,
  query: Parameters<MeasuresService['broken']>[1],
): Promise<Result<Page<BrokenPromise>>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'read-broken', region);
  if (!officer.ok) return officer;
  const position = query.cursor === undefined ? null : readPosition(query.cursor);
  if (position === undefined) return failure(problems.cursorUnreadable);
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? usualLimit), 1), largestLimit);
  const pairs = region.installed.flatMap((pack) => pack.services.map(({ service }) => service));
  const offices = officesOfHead(region, officer.value.posts);
  const places = offices.flatMap((officeId) => {
    const services = pairs.filter((service) =>
      answersFor(region, officer.value.posts, { service, officeId }),
    );
    return services.length === 0 ? [] : [{ officeId, services }];
  });
  if (places.length === 0) return success({ rows: [], next: null, previous: null });
  let rows = regionDatabase(dependencies.database, region.id)
    .selectFrom('promise_break')
    .innerJoin('case_current', 'case_current.case_id', 'promise_break.case_id')
    .select([
      'case_current.code',
      'case_current.pack_digest',
      'case_current.state',
      'promise_break.case_id',
      'promise_break.service',
      'promise_break.case_office_id',
      'promise_break.due_at',
    ])
    .select(sql<string>`promise_break.due_at::text`.as('position'))
    .where('promise_break.is_open', '=', true)
    .where((row) =>
      row.or(
        places.map(({ officeId, services }) =>
          row.and([
            row('promise_break.case_office_id', '=', officeId),
            row('promise_break.service', 'in', services),
          ]),
        ),
      ),
    );
  if (position !== null) {
    rows = rows.where(
      sql<boolean>`(promise_break.due_at, promise_break.case_id) > (${position.at}::timestamptz, ${position.caseId}::uuid)`,
    );
  }
  const found = await rows
    .orderBy('promise_break.due_at')
    .orderBy('promise_break.case_id')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return success({
    rows: await Promise.all(
      page.map(async (row): Promise<BrokenPromise> => {
        const service = (await dependencies.packs.byDigest(row.pack_digest)).services[row.service];
        const plain: Text = { id: row.service, en: row.service };
        return {
          code: row.code,
          service: service?.title ?? plain,
          state: service?.flow.states[row.state]?.title ?? { id: row.state, en: row.state },
          office: officeName(region, row.case_office_id),
          dueAt: row.due_at.toISOString(),
        };
      }),
    ),
    next: found.length > limit && last !== undefined ? writePosition(last.position, last.case_id) : null,
    previous: null,
  });
}

/** The head's word to the applicant: a sentence that becomes part of the case's record, and takes it off the list. */
export async function answerBroken(
  dependencies: MeasuresDependencies,
  caller: Caller,
  { key, code, words }: Parameters<MeasuresService['answerBroken']>[1],
): Promise<Result<{ readonly code: string }>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'answer-broken', region);
  if (!officer.ok) return officer;
  const { accountId, posts } = officer.value;
  const said = words.trim();
  const database = regionDatabase(dependencies.database, region.id);
  const found = await findCase(dependencies, database, region, code);
  if (!found.ok) return found;
  const { case_id: caseId } = found.value;
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['answer-broken', found.value.code, said],
    now: dependencies.now(),
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    // The case is locked first, as every command on a case does it.
    await transaction
      .selectFrom('case_current')
      .select('case_id')
      .where('case_id', '=', caseId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const row = await transaction
      .selectFrom('promise_break')
      .select(['case_office_id', 'service', 'is_open'])
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    const place = {
      service: row?.service ?? found.value.service,
      officeId: row?.case_office_id ?? found.value.office_id,
    };
    if (!answersFor(region, posts, place)) return failure(problems.notAllowed);
    if (!row?.is_open) return failure(problems.nothingToAnswer);
    if (said === '' || [...said].length > longestWords) return failure(problems.wordsMissing);
    const post = posts.find((each) => each.role === headRole && answersFor(region, [each], place));
    await dependencies.cases.note(transaction, {
      regionId: region.id,
      caseId,
      actor: {
        kind: 'officer',
        accountId,
        role: headRole,
        officeId: post?.officeId ?? place.officeId,
      },
      body: (_state, seal) => ({
        type: 'commented',
        audience: 'applicant',
        words: seal(said),
        attachments: [],
        about: 'broken-promise',
      }),
    });
    return success({ code: found.value.code });
  });
}
