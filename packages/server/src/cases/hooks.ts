import type {
  Answers,
  CaseState,
  Facts,
  FormContext,
  GuardContext,
  MessageValues,
  ProofGiven,
  Region,
  Result,
  Service,
  VisitTold,
} from '@satuloket/engine';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import type { Caller, CaseParts } from '../types.ts';
import type { CaseValues } from './case-values.ts';
import type { DraftSubject } from './dependencies.ts';
import type { CaseEvent } from './followers.ts';
import type { CaseAskedFor, CaseRow } from './loading.ts';
import type { CaseCommand, Standing } from './policy.ts';
import type { CaseTarget } from './writing.ts';

/** A case that a screen is about to show; `reader` is `public` for whoever has only the code. */
export type CaseReading = {
  readonly database: DatabaseConnection;
  readonly region: Region;
  readonly row: CaseRow;
  readonly target: CaseTarget & { readonly state: CaseState };
  readonly reader: Standing | 'public';
  /** What the vault has; nothing for the public. */
  readonly values: CaseValues | null;
  /** Documents that show the family (`showsFamily` of a pack's product) are told of and not opened. */
  readonly isFamilyHidden: boolean;
  readonly now: Date;
};

/** What a part above adds to what is shown of a case. */
export type ViewPart = (reading: CaseReading) => Promise<CaseParts>;

/** As whom a resident who is not the applicant stands before a case; null when as nobody. */
export type StandingResolver = (input: {
  readonly database: DatabaseConnection;
  readonly caller: Caller;
  readonly command: CaseCommand;
  readonly region: Region;
  readonly row: CaseAskedFor;
}) => Promise<Standing | null>;

/** What guards are told of stock and turn; asked only for services that use stock or have a line. */
export type ActionContext = (input: {
  readonly database: DatabaseConnection;
  readonly region: Region;
  readonly target: CaseTarget & { readonly state: CaseState };
}) => Promise<Pick<GuardContext, 'stock' | 'isTheirTurn'>>;

export type Slots = {
  /** Takes a place for the case, in place of the one that it had; fails with the field `visit`. */
  take(
    transaction: DatabaseTransaction,
    input: {
      readonly region: Region;
      readonly caseId: string;
      readonly service: Service;
      readonly slotId: string;
      readonly now: Date;
      /** An officer may also move what is too near for the applicant to move. */
      readonly byOfficer?: boolean;
    },
  ): Promise<Result<VisitTold>>;
};

export type StockRoom = {
  /** One conditional statement, and the serials that were taken where there are any; what an undone action took is given back by a follower. */
  take(
    transaction: DatabaseTransaction,
    input: {
      readonly regionId: string;
      readonly officeId: string;
      readonly stock: string;
      readonly count: number;
      readonly caseId: string;
      /** Of the action that uses it up. */
      readonly seq: number;
      readonly now: Date;
      /** Which ones, where each has a number; the next ones without. */
      readonly serials?: readonly string[];
    },
  ): Promise<Result<readonly string[]>>;
};

/** Whether the right hands are proved; what was guessed wrong is counted after the command was taken back. */
export type Proofs = {
  check(
    transaction: DatabaseTransaction,
    input: {
      readonly region: Region;
      readonly target: CaseTarget & { readonly state: CaseState };
      readonly proof: ProofGiven;
    },
  ): Promise<Result<void>>;
  countWrong(input: { readonly regionId: string; readonly code: string }): Promise<void>;
};

/** What an event will open, by the facts and answers of its form. */
export type MemberPlan = (input: {
  readonly service: Service;
  readonly answers: Answers;
  readonly facts: Facts;
  readonly context: FormContext;
}) => readonly { readonly member: string; readonly item?: number }[];

/** Whether someone may still act for whom a draft was begun. */
export type SubjectCheck = (
  database: DatabaseConnection,
  input: { readonly caller: Caller; readonly subject: DraftSubject },
) => Promise<Result<void>>;

/** What is wrong with a form beyond its own fields: the applications that it opens have theirs. */
export type FormCheck = (input: {
  readonly region: Region;
  readonly service: Service;
  readonly answers: Answers;
  readonly context: FormContext;
}) => readonly {
  readonly path: string;
  readonly code: string;
  readonly message: { readonly id: string; readonly en: string };
}[];

/** What the parts above put in before the first request; cases ask, and know none of them. */
export type Hooks = {
  readonly viewParts: ViewPart[];
  readonly standings: StandingResolver[];
  readonly subjectChecks: SubjectCheck[];
  readonly formChecks: FormCheck[];
  actionContext: ActionContext | undefined;
  slots: Slots | undefined;
  stock: StockRoom | undefined;
  memberPlan: MemberPlan | undefined;
  proofs: Proofs | undefined;
  /** What a message about what happened may say beside what every message may. */
  messageValues: ((event: CaseEvent) => Promise<MessageValues>) | undefined;
};

export function createHooks(): Hooks {
  return {
    viewParts: [],
    standings: [],
    subjectChecks: [],
    formChecks: [],
    actionContext: undefined,
    slots: undefined,
    stock: undefined,
    memberPlan: undefined,
    proofs: undefined,
    messageValues: undefined,
  };
}

/** What all parts above have to show of a case. */
export async function partsOf(hooks: Hooks, reading: CaseReading): Promise<CaseParts> {
  const parts = await Promise.all(hooks.viewParts.map((part) => part(reading)));
  return Object.assign({}, ...parts);
}

/** Nothing is asked where nothing is used up. */
export async function actionContextOf(
  hooks: Hooks,
  input: Parameters<ActionContext>[0],
): Promise<Pick<GuardContext, 'stock' | 'isTheirTurn'>> {
  const { service } = input.target;
  const usesStock = Object.values(service.flow.actions).some(({ uses }) => uses !== undefined);
  return usesStock && hooks.actionContext ? hooks.actionContext(input) : {};
}
