import { createCatalogue } from '../packs/index.ts';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import type { Caller, CaseService, CatalogueService, DraftService, WorkListService } from '../types.ts';
import { act } from './act.ts';
import { acceptAttachment, comment } from './commenting.ts';
import type { CasesDependencies, CasesOptions } from './dependencies.ts';
import { claimDrafts, createDrafts, mayEditDraft, startCorrection } from './drafts.ts';
import { isFamilyHiddenOf, isHiddenFamilyDocument } from './family-documents.ts';
import { type CaseFile, mayReadFile } from './file-reading.ts';
import { createFollowers, type Follower } from './followers.ts';
import { caseNamed, officesOfWork } from './following.ts';
import { acceptResultFile, assign, colleagues, moveOffice, rate, undo } from './handling.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { link } from './linking.ts';
import { lookInto, reveal } from './looking.ts';
import { createTracking, mine, view } from './queries.ts';
import { recordProof } from './record-proof.ts';
import { send } from './send.ts';
import { standingBefore, takeStep } from './stepping.ts';
import {
  amendPromises,
  createSystemCommands,
  type ProductMoment,
  productValues,
  sweepTimers,
} from './system.ts';
import { createWorkList } from './work-list.ts';

export { commentRequirement, proofRequirement } from './commenting.ts';
export type { KnownApplicant } from './dependencies.ts';
export type { CaseFile } from './file-reading.ts';
export type { FiledCase } from './filing.ts';
export type { CaseEvent, Follower } from './followers.ts';
export type {
  ActionContext,
  CaseReading,
  FormCheck,
  Hooks,
  MemberPlan,
  Proofs,
  Slots,
  StandingResolver,
  StockRoom,
  SubjectCheck,
  ViewPart,
} from './hooks.ts';
export { accountsWithLimit, beginLimit, endLimit } from './limits.ts';
export type { CaseRow } from './loading.ts';
export { problems as caseProblems, wrongProof } from './problems.ts';
export { caseRoutes } from './routes.ts';
export type { CaseProduct } from './system.ts';

/** This part as the composition root and the parts above see it. */
export type Cases = ReturnType<typeof createSystemCommands> & {
  readonly catalogue: CatalogueService;
  readonly drafts: DraftService;
  readonly cases: CaseService;
  readonly workList: WorkListService;
  /** Before the first request only. */
  readonly registerFollower: (follower: Follower) => void;
  /** What the parts above put in, before the first request only. */
  readonly hooks: Hooks;
  readonly claimDrafts: typeof claimDrafts;
  /** How many cases were told of; a job each minute. */
  readonly sweepTimers: (regionId: string) => Promise<number>;
  /** How many cases were told another time; after a calendar changed. */
  readonly amendPromises: (regionId: string) => Promise<number>;
  readonly mayReadFile: (caller: Caller, file: CaseFile) => Promise<boolean>;
  /** Whether an account has yet to prove whose it is before its family is shown. */
  readonly isFamilyHiddenOf: (regionId: string, accountId: string) => Promise<boolean>;
  /** Of a file that the caller may otherwise read. */
  readonly isHiddenFamilyDocument: (
    caller: Caller,
    file: Parameters<typeof isHiddenFamilyDocument>[2],
  ) => Promise<boolean>;
  /** Before something of a case is shown: written down for officers, refused to who must name a purpose first. */
  readonly lookInto: (caller: Caller, look: Parameters<typeof lookInto>[2]) => ReturnType<typeof lookInto>;
  readonly mayEditDraft: (caller: Caller, draftId: string) => Promise<boolean>;
  /** An action of the flow as part of a larger command of a part above, in its transaction. */
  readonly takeStep: (
    transaction: DatabaseTransaction,
    caller: Caller,
    input: Parameters<typeof takeStep>[3],
  ) => ReturnType<typeof takeStep>;
  /** A case before someone, if they may. */
  readonly standing: (
    database: DatabaseConnection,
    caller: Caller,
    input: Parameters<typeof standingBefore>[3],
  ) => ReturnType<typeof standingBefore>;
  /** A case by its code, for whoever has that. */
  readonly named: (regionId: string, code: string) => ReturnType<typeof caseNamed>;
  /** The offices whose cases stand in someone's work list. */
  readonly officesOfWork: (caller: Caller) => ReturnType<typeof officesOfWork>;
  readonly productValues: (
    database: DatabaseConnection,
    input: { readonly regionId: string; readonly caseId: string } & ProductMoment,
  ) => ReturnType<typeof productValues>;
};

export function createCases(options: CasesOptions): Cases {
  const hooks = createHooks();
  const dependencies: CasesDependencies = { ...options, followers: createFollowers(), hooks };
  return {
    ...createSystemCommands(dependencies),
    takeStep: (transaction, caller, input) => takeStep(dependencies, transaction, caller, input),
    standing: (database, caller, input) => standingBefore(dependencies, database, caller, input),
    named: (regionId, code) => caseNamed(dependencies, regionId, code),
    officesOfWork: (caller) => officesOfWork(dependencies, caller),
    catalogue: createCatalogue(options),
    drafts: createDrafts(dependencies),
    cases: {
      send: (caller, input) => send(dependencies, caller, input),
      track: createTracking(dependencies),
      mine: (caller) => mine(dependencies, caller),
      view: (caller, code) => view(dependencies, caller, code),
      proof: (caller, code) => recordProof(dependencies, caller, code),
      reveal: (caller, input) => reveal(dependencies, caller, input),
      act: (caller, input) => act(dependencies, caller, input),
      assign: (caller, input) => assign(dependencies, caller, input),
      moveOffice: (caller, input) => moveOffice(dependencies, caller, input),
      comment: (caller, input) => comment(dependencies, caller, input),
      undo: (caller, input) => undo(dependencies, caller, input),
      rate: (caller, input) => rate(dependencies, caller, input),
      link: (caller, input) => link(dependencies, caller, input),
      startCorrection: (caller, code) => startCorrection(dependencies, caller, code),
      acceptResultFile: (caller, input) => acceptResultFile(dependencies, caller, input),
      acceptAttachment: (caller, input) => acceptAttachment(dependencies, caller, input),
      colleagues: (caller, code) => colleagues(dependencies, caller, code),
    },
    workList: createWorkList(dependencies),
    registerFollower: dependencies.followers.register,
    hooks,
    claimDrafts,
    sweepTimers: (regionId) => sweepTimers(dependencies, regionId),
    amendPromises: (regionId) => amendPromises(dependencies, regionId),
    mayReadFile: (caller, file) => mayReadFile(dependencies, caller, file),
    isFamilyHiddenOf: (regionId, accountId) => isFamilyHiddenOf(dependencies, regionId, accountId),
    isHiddenFamilyDocument: (caller, file) => isHiddenFamilyDocument(dependencies, caller, file),
    lookInto: (caller, look) => lookInto(dependencies, caller, look),
    mayEditDraft: (caller, draftId) => mayEditDraft(dependencies, caller, draftId),
    productValues: (database, input) => productValues(dependencies, database, input),
  };
}
