import type { HelpingOptions } from './dependencies.ts';
import { emptyStartCodes } from './emptying.ts';
import { beginForMember } from './family-drafts.ts';
import { followFilings, listFlags, reviewFlag } from './flags.ts';
import { listHousehold, setFamilyLeave } from './household.ts';
import { identify, retryPendingPeople } from './identifying.ts';
import { listPeople, readOwnHelp, readPerson } from './listing.ts';
import { beginDraft, endMandate, giveMandate, readPaper } from './mandates.ts';
import type { HelpingService } from './service.ts';
import { listKinds } from './start-code-kinds.ts';
import { giveStartCode, listStartCodes, readSlip, redeemStartCode, revokeStartCode } from './start-codes.ts';
import { checkSubject, helperPart, resolveStanding } from './subjects.ts';

export { helpingRoutes } from './routes.ts';

/** This part as the composition root sees it. */
export type Helping = HelpingService & {
  /** Asks the register again about people who were entered while it was down; the number settled. */
  readonly retryPendingPeople: (regionId: string) => Promise<number>;
  /** Takes out what lies in codes that nobody can open any more. */
  readonly emptyStartCodes: (regionId: string) => Promise<number>;
};

/** Puts the part together and tells cases what it adds; before the first request. */
export function createHelping(options: HelpingOptions): Helping {
  const { hooks } = options.cases;
  hooks.standings.push(resolveStanding(options));
  hooks.subjectChecks.push(checkSubject(options));
  hooks.viewParts.push(helperPart(options));
  options.cases.registerFollower(followFilings(options));
  return {
    identify: (caller, input) => identify(options, caller, input),
    people: (caller, query) => listPeople(options, caller, query),
    person: (caller, personId) => readPerson(options, caller, personId),
    giveMandate: (caller, input) => giveMandate(options, caller, input),
    endMandate: (caller, input) => endMandate(options, caller, input),
    paper: (caller, mandateId) => readPaper(options, caller, mandateId),
    beginDraft: (caller, input) => beginDraft(options, caller, input),
    household: (caller) => listHousehold(options, caller),
    setFamilyLeave: (caller, input) => setFamilyLeave(options, caller, input),
    beginForMember: (caller, input) => beginForMember(options, caller, input),
    mine: (caller) => readOwnHelp(options, caller),
    startCodeKinds: (caller) => listKinds(options, caller),
    startCodes: (caller) => listStartCodes(options, caller),
    giveStartCode: (caller, input) => giveStartCode(options, caller, input),
    startCode: (caller, id) => readSlip(options, caller, id),
    revokeStartCode: (caller, input) => revokeStartCode(options, caller, input),
    redeemStartCode: (caller, input) => redeemStartCode(options, caller, input),
    flags: (caller) => listFlags(options, caller),
    reviewFlag: (caller, input) => reviewFlag(options, caller, input),
    retryPendingPeople: (regionId) => retryPendingPeople(options, regionId),
    emptyStartCodes: (regionId) => emptyStartCodes(options, regionId),
  };
}
