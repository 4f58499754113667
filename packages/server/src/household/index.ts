import {
  type Answers,
  type Field,
  failure,
  type PersonValue,
  type Region,
  type Service,
  success,
} from '@satuloket/engine';
import { accountsWithLimit, caseProblems } from '../cases/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller, HouseholdService } from '../types.ts';
import type { HouseholdDependencies } from './dependencies.ts';
import { type Member, membersOf } from './members.ts';
import { nextSteps, readSuggestionId, suggestionId } from './next-steps.ts';
import { householdStanding } from './policy.ts';
import { problems } from './problems.ts';

export { householdRoutes } from './routes.ts';

/** More than anyone hides; a list is never without end. */
const maximumHidden = 500;

/** The page of a family: who belongs to it, what it may see of its cases, and what follows for whom. */
export function createHousehold(dependencies: HouseholdDependencies): HouseholdService {
  const { cases, people, packs, now } = dependencies;
  const inRegion = (caller: Caller) => regionDatabase(dependencies.database, caller.regionId);

  return {
    async open(caller) {
      const standing = householdStanding(caller, 'open');
      if (!standing.ok) return standing;
      const region = regionOf(dependencies, caller);
      const profile = await people.profile(caller);
      if (!profile.ok) return profile;
      const { identity } = profile.value;
      const empty = { identity, members: [], cases: [], nextSteps: [] };
      if (identity !== 'matched') return success({ ...empty, isFamilyKnown: false });
      const { accountId } = standing.value;
      const { members, today } = await membersOf(dependencies, region, accountId, profile.value);
      const mine = await cases.cases.mine(caller);
      if (!mine.ok) return mine;
      if (profile.value.isFamilyHidden) {
        return success({ ...empty, cases: mine.value, isFamilyKnown: true, isFamilyHidden: true });
      }
      const hidden = await hiddenOf(inRegion(caller), accountId);
      // Whoever objects to their data being used, or had that limited, is offered nothing by them (UU 27/2022).
      const objects = await accountsWithLimit(inRegion(caller), [accountId], ['limitation', 'objection']);
      return success({
        identity,
        // Proven, and yet nobody on the family card: the register has not told, or keeps the family elsewhere.
        isFamilyKnown: members.length > 0,
        members: members.map(({ person }) => person),
        cases: mine.value,
        nextSteps:
          objects.size > 0
            ? []
            : nextSteps(dependencies, region, { members, cases: mine.value, hidden, today, now: now() }),
      });
    },

    async begin(caller, input) {
      const standing = householdStanding(caller, 'begin');
      if (!standing.ok) return standing;
      const region = regionOf(dependencies, caller);
      const profile = await people.profile(caller);
      if (!profile.ok) return profile;
      if (profile.value.isFamilyHidden) return failure(problems.proofNeeded);
      const { accountId } = standing.value;
      const { members } = await membersOf(dependencies, region, accountId, profile.value);
      const member = members.find(({ person }) => person.id === input.member);
      if (member === undefined) return failure(problems.memberUnknown);
      const found = packs.serviceOf(region.id, input.service);
      if (found === undefined) return failure(caseProblems.serviceUnknown);
      const begin = (transaction: DatabaseTransaction) =>
        cases.openDraft(transaction, {
          regionId: region.id,
          accountId,
          service: input.service,
          answers: aboutMember(found.service, member),
        });
      const { key, ...about } = input;
      const content = ['begin-for-member', about];
      const frame = { regionId: region.id, caller: `resident:${accountId}`, content, now: now() };
      const begun =
        key === undefined
          ? await inTransaction(inRegion(caller), begin)
          : await runCommand(dependencies.database, { ...frame, key }, begin);
      return begun.ok ? success({ draftId: begun.value.id }) : begun;
    },

    async hide(caller, { key, suggestion, hidden }) {
      const standing = householdStanding(caller, 'hide');
      if (!standing.ok) return standing;
      const { accountId } = standing.value;
      const read = readSuggestionId(suggestion);
      if (read === undefined || !isSuggestion(packs, caller.regionId, read)) {
        return failure(problems.suggestionUnknown);
      }
      const frame = {
        regionId: caller.regionId,
        caller: `resident:${accountId}`,
        key,
        content: ['hide-suggestion', suggestion, hidden],
        now: now(),
      };
      return runCommand<void>(dependencies.database, frame, async (transaction) => {
        const { service, code, member } = read;
        if (hidden) {
          await transaction
            .insertInto('suggestion_hidden')
            .values({ account_id: accountId, service, code, member, hidden_at: frame.now })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        } else {
          await transaction
            .deleteFrom('suggestion_hidden')
            .where('account_id', '=', accountId)
            .where('service', '=', service)
            .where('code', '=', code)
            .where('member', '=', member)
            .execute();
        }
        return success(undefined);
      });
    },
  };
}

function regionOf({ places }: HouseholdDependencies, caller: Caller): Region {
  const region = places.region(caller.regionId);
  if (region === undefined) throw new Error(`The caller's region ${caller.regionId} is not installed.`);
  return region;
}

async function hiddenOf(database: DatabaseConnection, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('suggestion_hidden')
    .select(['service', 'code', 'member'])
    .where('account_id', '=', accountId)
    .limit(maximumHidden)
    .execute();
  return new Set(rows.map(({ service, code, member }) => suggestionId(service, code, member)));
}

/** What anyone could make up is not kept: the service must have such a suggestion, and the member's name its shape. */
function isSuggestion(
  packs: HouseholdDependencies['packs'],
  regionId: string,
  read: { readonly service: string; readonly code: string; readonly member: string },
): boolean {
  const suggestions = packs.serviceOf(regionId, read.service)?.service.suggestions ?? [];
  return suggestions.some(({ code }) => code === read.code) && /^[0-9a-f]{16}$/.test(read.member);
}

/** The member at the first question about a person that they may answer: it says whom the form is about. */
function aboutMember(service: Service, { nik, seen }: Member): Answers {
  const field = service.form.steps
    .flatMap(({ fields }) => fields)
    .find((candidate) => asksFor(candidate, seen.relation));
  if (field === undefined) return {};
  const { name, birthDate, relation } = seen;
  const person: PersonValue = {
    source: 'register',
    nik,
    name,
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(relation === undefined ? {} : { relation }),
  };
  return { [field.code]: person };
}

function asksFor(field: Field, relation: string | undefined): boolean {
  if (field.type !== 'person' || field.prefill !== undefined) return false;
  return field.relations === undefined || field.relations.includes(relation ?? '');
}
