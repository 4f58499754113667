import {
  type AnswerValue,
  askedSources,
  type CaseState,
  type FileValue,
  type FormContext,
  type LentProduct,
  lenders,
  memberAnswers,
  memberOf,
  type PlannedMember,
  productSources,
  type Sealed,
} from '@satuloket/engine';
import { formContext, prefilled } from '../cases/form-context.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { actionsOf, openVault } from '../record/index.ts';
import type { EventsDependencies } from './dependencies.ts';
import type { OpenEvent } from './opening.ts';

/** The states of the cases that an event has opened so far. */
export type EarlierCases = ReadonlyMap<string, CaseState>;

export type Filling = {
  readonly answers: OpenEvent['answers'];
  readonly context: FormContext;
  /** Whose each lent file is. */
  readonly ownerOf: ReadonlyMap<string, string>;
};

/** What a member's form is filled in with, products of the cases before included. */
export async function fillMember(
  dependencies: EventsDependencies,
  transaction: DatabaseTransaction,
  event: OpenEvent,
  place: PlannedMember,
  earlier: EarlierCases,
): Promise<Filling> {
  const { region, service, packName, known, now } = event;
  const { masterKeys, packs } = dependencies;
  const found = packs.serviceOf(region.id, memberOf(service, place.member).service);
  const memberService = found?.service ?? service;
  const context = formContext({ region, packName, known, now, masterKeys });
  const lent = new Map<string, LentProduct>();
  const ownerOf = new Map<string, string>();
  for (const { member, product } of productSources(service, place.member)) {
    const numbers: string[] = [];
    const files: FileValue[] = [];
    for (const { caseId } of lenders(service, event.state.members, place, member)) {
      const made = caseId === null ? undefined : earlier.get(caseId)?.products[product];
      if (caseId === null || !made?.released) continue;
      const kept = made.fileId && (await dependencies.files.ofCase(transaction, caseId)).get(made.fileId);
      if (kept) {
        files.push(kept);
        ownerOf.set(kept.fileId, caseId);
      }
      if (made.number) {
        const entryIds = [made.number.entryId];
        const vault = await openVault(transaction, masterKeys, { regionId: region.id, caseId, entryIds });
        const number = vault?.read<string>(made.number);
        if (number !== undefined) numbers.push(number);
      }
    }
    lent.set(`${member}.${product}`, { numbers, files });
  }
  const told = await answeredBefore(dependencies, transaction, event, place);
  const answers = memberAnswers({
    event: service,
    service: memberService,
    planned: place,
    places: event.state.members,
    answers: event.answers,
    base: prefilled(memberService, context),
    products: (member, product) => lent.get(`${member}.${product}`),
    asked: (member, question) => told.get(`${member}.${question}`) ?? [],
  });
  return { answers, context, ownerOf };
}

/** What officers have answered to the questions of actions in the cases before, by `member.question`. */
async function answeredBefore(
  { masterKeys }: EventsDependencies,
  transaction: DatabaseTransaction,
  { region, service, state }: OpenEvent,
  place: PlannedMember,
): Promise<ReadonlyMap<string, readonly AnswerValue[]>> {
  const told = new Map<string, AnswerValue[]>();
  for (const { member, question } of askedSources(service, place.member)) {
    const answers: AnswerValue[] = [];
    for (const { caseId } of lenders(service, state.members, place, member)) {
      if (caseId === null) continue;
      const sealed = lastAnswer(await actionsOf(transaction, caseId), question);
      if (sealed === undefined) continue;
      const entryIds = [sealed.entryId];
      const vault = await openVault(transaction, masterKeys, { regionId: region.id, caseId, entryIds });
      const answer = vault?.read<AnswerValue>(sealed);
      if (answer !== undefined) answers.push(answer);
    }
    told.set(`${member}.${question}`, answers);
  }
  return told;
}

/** The newest answer to a question that was not taken back with its action. */
function lastAnswer(actions: Awaited<ReturnType<typeof actionsOf>>, question: string): Sealed | undefined {
  const undone = new Set(actions.flatMap(({ body }) => (body.type === 'undone' ? [body.seq] : [])));
  for (const { seq, body } of actions.toReversed()) {
    if (body.type === 'taken' && !undone.has(seq) && body.asked?.[question]) return body.asked[question];
  }
  return undefined;
}
