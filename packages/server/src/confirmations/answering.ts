import { askedToConfirm, failure, type Result, shownToConfirm, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { CaseProduct, Cases } from '../cases/index.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { ConfirmationPage, ConfirmationService } from '../types.ts';
import { proofsOfLink } from './asking.ts';
import { type ConfirmationCommand, mayUse } from './policy.ts';
import { problems } from './problems.ts';
import type { ConfirmationLinkTable } from './schema.ts';
import { tokenDigest } from './token.ts';

export type AnsweringDependencies = {
  readonly database: DatabaseConnection;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'productValues' | 'note'>;
};

type Link = Selectable<ConfirmationLinkTable>;
type Answering = Parameters<ConfirmationService['answer']>[2];

/** So long whoever answered may take the answer back by the same link. */
const takeBackMilliseconds = 10 * 60_000;
const proofDigits = 4;
const maximumWords = 500;

/** What the page behind a link tells whoever holds it. */
export async function openLink(
  dependencies: AnsweringDependencies,
  regionId: string,
  token: string,
): Promise<Result<ConfirmationPage>> {
  const found = await findOpen(dependencies, regionId, token, 'open');
  if (!found.ok) return found;
  const { link, subject, person } = found.value;
  const { confirmation } = link;
  const { service, values } = subject;
  const definition = service.confirmations?.[confirmation];
  if (definition === undefined) return failure(problems.withdrawn);
  const until = takeBackUntil(link);
  return success({
    service: service.title,
    title: definition.title,
    name: person.name,
    statement: definition.statement,
    // Once it is answered only the answer is shown: the link stays in a phone that others may hold.
    rows:
      link.state === 'answered'
        ? []
        : shownToConfirm(service, confirmation, values.answers, values.context).map(({ label, value }) => ({
            label,
            shown: value,
          })),
    asksProof: person.nik !== undefined,
    expiresAt: link.expires_at.toISOString(),
    answer: link.answer,
    answeredAt: link.answered_at?.toISOString() ?? null,
    takeBackUntil: until !== null && until > dependencies.now() ? until.toISOString() : null,
  });
}

/** Takes the answer of whoever holds the link. The same answer again is the same answer. */
export async function answerLink(
  dependencies: AnsweringDependencies,
  regionId: string,
  token: string,
  given: Answering,
): Promise<Result<void>> {
  const found = await findOpen(dependencies, regionId, token, 'answer');
  if (!found.ok) return found;
  const { link, person } = found.value;
  if (link.state === 'answered')
    return link.answer === given.answer ? success(undefined) : failure(problems.answered);
  if (given.answer !== 'yes' && given.answer !== 'no') return failure(at('answer', problems.answerMissing));
  const words = given.words?.trim() ?? '';
  if (words.length > maximumWords) return failure(at('words', problems.wordsTooLong));
  const proven = await prove(dependencies, regionId, link, person.nik, given.proof ?? '');
  if (!proven.ok) return proven;
  return record(dependencies, regionId, link, given.answer, words);
}

async function record(
  dependencies: AnsweringDependencies,
  regionId: string,
  { id, case_id: caseId, confirmation, person }: Link,
  answer: 'yes' | 'no',
  words: string,
): Promise<Result<void>> {
  const { cases } = dependencies;
  const now = dependencies.now();
  return inTransaction(regionDatabase(dependencies.database, regionId), async (transaction) => {
    await lockCase(transaction, caseId);
    const kept = await transaction
      .updateTable('confirmation_link')
      .set({ state: 'answered', answer, answered_at: now, proofs_left: proofsOfLink })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst();
    // Answered or withdrawn at the same moment: the page says which.
    if (kept === undefined) return failure(problems.answered);
    await cases.note(transaction, {
      regionId,
      caseId,
      actor: { kind: 'witness', confirmation, person },
      body: (_, seal) => ({
        type: 'confirmed',
        confirmation,
        person,
        answer,
        ...(words === '' ? {} : { words: seal(words) }),
      }),
    });
    return success(undefined);
  });
}

/** For a while an answer can be taken back by the same link; then it is asked again. */
export async function takeBackAnswer(
  dependencies: AnsweringDependencies,
  regionId: string,
  token: string,
): Promise<Result<void>> {
  const found = await findOpen(dependencies, regionId, token, 'take-back');
  if (!found.ok) return found;
  const { id, case_id: caseId, confirmation, person } = found.value.link;
  const now = dependencies.now();
  return inTransaction(regionDatabase(dependencies.database, regionId), async (transaction) => {
    await lockCase(transaction, caseId);
    const taken = await transaction
      .updateTable('confirmation_link')
      .set({ state: 'open', answer: null, answered_at: null })
      .where('id', '=', id)
      .where('state', '=', 'answered')
      .where('answered_at', '>', new Date(now.getTime() - takeBackMilliseconds))
      .returning('id')
      .executeTakeFirst();
    if (taken === undefined) return failure(problems.takeBackOver);
    await dependencies.cases.note(transaction, {
      regionId,
      caseId,
      actor: { kind: 'witness', confirmation, person },
      body: { type: 'confirmed', confirmation, person, answer: null },
    });
    return success(undefined);
  });
}

/** The case before the link, as commands on cases do, so that nobody waits for the other. */
async function lockCase(transaction: DatabaseConnection, caseId: string): Promise<void> {
  await transaction
    .selectFrom('case_current')
    .select('case_id')
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
}

type Found = {
  readonly link: Link;
  readonly subject: CaseProduct;
  readonly person: ReturnType<typeof askedToConfirm>[number];
};

/** The link behind a token, as long as it may be used; an answered one still shows what was answered. */
async function findOpen(
  dependencies: AnsweringDependencies,
  regionId: string,
  token: string,
  command: ConfirmationCommand,
): Promise<Result<Found>> {
  const may = mayUse(command, 'holder');
  if (!may.ok) return may;
  const digest = tokenDigest(token);
  if (digest === undefined) return failure(problems.unknown);
  const database = regionDatabase(dependencies.database, regionId);
  const link = await database
    .selectFrom('confirmation_link')
    .selectAll()
    .where('token_digest', '=', digest)
    .executeTakeFirst();
  if (link === undefined) return failure(problems.unknown);
  if (link.state === 'withdrawn') return failure(problems.withdrawn);
  if (link.state === 'open' && link.expires_at <= dependencies.now()) return failure(problems.expired);
  if (link.state === 'open' && link.proofs_left === 0) return failure(problems.locked);
  const subject = await dependencies.cases.productValues(database, { regionId, caseId: link.case_id });
  if (subject === undefined) return failure(problems.withdrawn);
  const { answers, context } = subject.values;
  const person = askedToConfirm(subject.service, link.confirmation, answers, context).find(
    (asked) => asked.person === link.person,
  );
  return person === undefined ? failure(problems.withdrawn) : success({ link, subject, person });
}

/**
 * Whose NIK the applicant entered must show to know its end. One conditional statement takes the attempt before the
 * digits are compared, so that attempts at the same moment can't all be the last one.
 */
async function prove(
  dependencies: AnsweringDependencies,
  regionId: string,
  link: Link,
  nik: string | undefined,
  typed: string,
): Promise<Result<void>> {
  if (nik === undefined) return success(undefined);
  const taken = await regionDatabase(dependencies.database, regionId)
    .updateTable('confirmation_link')
    .set((eb) => ({ proofs_left: eb('proofs_left', '-', 1) }))
    .where('id', '=', link.id)
    .where('proofs_left', '>', 0)
    .returning('proofs_left')
    .executeTakeFirst();
  if (taken === undefined) return failure(problems.locked);
  if (typed.replace(/\D/g, '') === nik.slice(-proofDigits)) return success(undefined);
  if (taken.proofs_left === 0) return failure(problems.locked);
  const wrong = at('proof', problems.proofWrong);
  return failure({ ...wrong, details: { attemptsLeft: taken.proofs_left } });
}

function at(path: string, problem: (typeof problems)[keyof typeof problems]) {
  return { ...problem, fields: [{ path, code: problem.code, message: problem.message }] };
}

function takeBackUntil({ answered_at: answeredAt }: Link): Date | null {
  return answeredAt === null ? null : new Date(answeredAt.getTime() + takeBackMilliseconds);
}
