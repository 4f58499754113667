/**
 * What the server offers to its faces: the portal, the console and the REST API call these and nothing else. This
 * module holds types only; the services themselves arrive with the request (`event.platform.req.services`).
 *
 * Every command takes a `Caller` and a `key` made by the client: the same key with the same content returns the first
 * result, the same key with other content is the problem `key-reused`. Expected failures are `Result` values.
 */
import type { ActionNeed, CaseAction, Locale, Text } from '@satuloket/engine';
import type { CapacityService } from './capacity/contract.ts';
import type { CaseService, DraftService, WorkListService } from './cases/contract.ts';
import type { ConfirmationService } from './confirmations/contract.ts';
import type { DeliveryService } from './delivery/contract.ts';
import type { EventService } from './events/contract.ts';
import type { ExchangeService } from './exchange/contract.ts';
import type { FieldService } from './field/contract.ts';
import type { FileService } from './files/contract.ts';
import type { DocumentService } from './fulfilment/contract.ts';
import type { HelpingService } from './helping/service.ts';
import type { HouseholdService } from './household/contract.ts';
import type { ImportService } from './importing/contract.ts';
import type { IntegrationService, ProgramScope } from './integrations/contract.ts';
import type { LooksService } from './looks/contract.ts';
import type { MeasuresService } from './measures/contract.ts';
import type { MessageService } from './notices/contract.ts';
import type { OperationsService } from './operations/contract.ts';
import type { CatalogueService } from './packs/contract.ts';
import type { PeopleService } from './people/contract.ts';
import type { ResidentService } from './people/residents/contract.ts';
import type { StaffService } from './people/staff/contract.ts';
import type { PostService } from './post/contract.ts';
import type { PrintingService } from './printing/contract.ts';
import type { PrivacyService } from './privacy/contract.ts';
import type { LogService } from './record/contract.ts';
import type { SigningService } from './signing/contract.ts';
import type { VerificationService } from './verification/contract.ts';
import type { WalletService } from './wallet/contract.ts';

export type RegionSummary = {
  readonly id: string;
  readonly slug: string;
  readonly name: Text;
  readonly accent: string;
  /** The letters that begin its tracking codes, `KB`. */
  readonly codePrefix: string;
  /** Its time zone, `Asia/Jakarta`. */
  readonly zone: string;
};

/** Who calls, made once a request by `people.callerOf` and checked again in each command. */
export type Caller = {
  readonly regionId: string;
  readonly requestId: string;
  readonly locale: Locale;
  /** With what and from where the call came; absent where no request stands behind it. */
  readonly from?: { readonly userAgent: string; readonly address: string };
  /** By which face the call came; pages when absent. */
  readonly face?: 'api';
  readonly who:
    | {
        readonly kind: 'guest' /** Proof of the drafts begun in this browser. */;
        readonly browserToken: string | null;
      }
    | {
        readonly kind: 'resident';
        readonly accountId: string;
        readonly browserToken: string | null;
        readonly identity: 'none' | 'matched';
        readonly session?: CallerSession;
      }
    | {
        readonly kind: 'officer';
        readonly accountId: string;
        readonly name: string;
        readonly posts: readonly Post[];
        /** May be let into other regions to oversee them (`staff.overseen`). */
        readonly oversees?: true;
        readonly session?: CallerSession;
      }
    | Program;
};

/** Another system that calls the API with a key of its own. It may do what its key names, and nothing else. */
export type Program = {
  readonly kind: 'program';
  readonly programId: string;
  /** As it is named on cases: `SIMRS RSUD dr. Chasbullah`. */
  readonly name: string;
  readonly agencyId: string;
  readonly scopes: readonly ProgramScope[];
};

/** The session that a request came with; absent where none stands behind a call. */
export type CallerSession = {
  readonly id: string;
  /** When the person last proved who they are: at sign-in, or since then by password, code or passkey. */
  readonly provenAt: string;
};

/** A role held at an office. */
export type Post = {
  readonly role: string;
  readonly officeId: string;
  /** For a village officer: whose neighbours. */
  readonly villageCode?: string;
  /** What the role is called in this region, for screens. */
  readonly title?: Text;
  /** Held for someone else, or in an emergency, until then; absent for the own post. */
  readonly acting?: { readonly kind: ActingKind; readonly id: string; readonly until: string };
};

/**
 * `plh`: for a leader on leave; `plt`: in a post that is empty; `emergency`: taken with a reason, reviewed afterwards;
 * `oversight`: granted to an officer of another region.
 */
export type ActingKind = 'plh' | 'plt' | 'emergency' | 'oversight';

export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
};

export type * from './capacity/contract.ts';
export type * from './cases/contract.ts';
export type * from './confirmations/contract.ts';
export type * from './delivery/contract.ts';
export type * from './events/contract.ts';
export type * from './exchange/contract.ts';
export type * from './field/contract.ts';
export type * from './files/contract.ts';
export type * from './fulfilment/contract.ts';
export type * from './helping/service.ts';
export type * from './household/contract.ts';
export type * from './importing/contract.ts';
export type * from './integrations/contract.ts';
export type * from './looks/contract.ts';
export type * from './measures/contract.ts';
export type * from './notices/contract.ts';
export type * from './operations/contract.ts';
export type * from './packs/contract.ts';
export type * from './people/contract.ts';
export type * from './people/residents/contract.ts';
export type * from './people/staff/contract.ts';
export type * from './post/contract.ts';
export type * from './printing/contract.ts';
export type * from './privacy/contract.ts';
export type * from './record/contract.ts';
export type * from './signing/contract.ts';
export type * from './verification/contract.ts';
export type * from './wallet/contract.ts';

export interface Services {
  readonly now: () => Date;
  readonly mode: 'demo' | 'production';
  readonly catalogue: CatalogueService;
  readonly people: PeopleService;
  readonly residents: ResidentService;
  readonly staff: StaffService;
  readonly drafts: DraftService;
  readonly files: FileService;
  readonly cases: CaseService;
  readonly workList: WorkListService;
  readonly capacity: CapacityService;
  readonly printing: PrintingService;
  readonly signing: SigningService;
  readonly documents: DocumentService;
  readonly delivery: DeliveryService;
  readonly events: EventService;
  readonly household: HouseholdService;
  readonly confirmations: ConfirmationService;
  readonly exchange: ExchangeService;
  readonly helping: HelpingService;
  readonly importing: ImportService;
  readonly integrations: IntegrationService;
  readonly post: PostService;
  readonly messages: MessageService;
  readonly measures: MeasuresService;
  readonly looks: LooksService;
  readonly operations: OperationsService;
  readonly field: FieldService;
  readonly verification: VerificationService;
  readonly wallet: WalletService;
  readonly privacy: PrivacyService;
  readonly log: LogService;
}

export type { ActionNeed, CaseAction };
