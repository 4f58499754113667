/**
 * The pack language, kind `service`, as typed values: what a pack's YAML becomes once it is parsed and checked.
 * The JSON Schema in `schema.ts` describes the same properties for editors.
 */
import type { Text } from '../result.ts';

/** A CEL expression, checked at load against the names that may stand in it. */
export type Expression = string;

export type LegalBasis = { readonly citation: string; readonly about: Text; readonly url?: string };

export type PackManifest = {
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly publisher: string;
  readonly title: Text;
  /** What problem the innovation solves. */
  readonly problem: Text;
  /** What came of it where it was used. */
  readonly outcome: Text;
  readonly legalBasis: readonly LegalBasis[];
  /** Roles that the flows name; a region binds each to its own roles in `installed.yaml`. */
  readonly roles: Readonly<Record<string, { readonly title: Text; readonly description: Text }>>;
  /** Numbers and words that a region may change (`installed.yaml`), each with a default and its legal basis. */
  readonly parameters: Readonly<Record<string, PackParameter>>;
  /** Things that run out and that actions use up (`blangko-ktp`); a region says which offices keep them. */
  readonly stock?: Readonly<
    Record<
      string,
      {
        readonly title: Text;
        readonly unit: Text;
        /** Each carries a number of its own, by which it is received, moved, used, spoiled and counted. */
        readonly serial?: true;
        /** The template of the minutes when old ones are destroyed; filled with `MinutesData`. */
        readonly minutes?: string;
      }
    >
  >;
  /** Packs whose services and shared pieces this one builds on; they travel inside it, under `base/<name>/`. */
  readonly builtOn?: readonly { readonly pack: string; readonly version: string }[];
};

export type PackParameter = {
  readonly title: Text;
  readonly value: number | string | boolean;
  readonly legalBasis?: string;
};

export type Pack = {
  readonly manifest: PackManifest;
  /** SHA-256 over the pack's files in a canonical order: a case keeps the digest that it began with. */
  readonly digest: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly scenarios: readonly Scenario[];
  /** Typst sources and other files by path in the pack. */
  readonly templates: Readonly<Record<string, string>>;
};

export type Service = {
  readonly code: string;
  readonly title: Text;
  /** One sentence on what the citizen gets. */
  readonly summary: Text;
  /** Everyday words by which people ask for it (`anak baru lahir`, `akte`). */
  readonly keywords: { readonly id: readonly string[]; readonly en: readonly string[] };
  /** A drawer of the portal: `population`, `licence`, `social`, ... */
  readonly category: string;
  readonly standard: ServiceStandard;
  readonly form: { readonly steps: readonly FormStep[] };
  readonly requirements: readonly Requirement[];
  /**
   * What routing and guards need of the answers, named and computed when a form is sent: values without personal
   * content (a truth, a number, a code), so that they may stand in the record.
   */
  readonly facts: Readonly<
    Record<string, { readonly value: Expression; readonly type: 'bool' | 'int' | 'string' }>
  >;
  readonly routing: {
    /** Expression over `form`, `facts` and `applicant` that gives the code of a village. */
    readonly village: Expression;
    /** The kind of work that an office must offer (`regions/<slug>/offices.yaml`). */
    readonly work: string;
  };
  readonly flow: Flow;
  readonly promise: PromiseDefinition;
  readonly fee: { readonly amountRupiah: number; readonly legalBasis: string };
  readonly products: Readonly<Record<string, Product>>;
  readonly delivery: readonly ('download' | 'pick-up' | 'home' | 'post')[];
  readonly messages: Readonly<Record<string, MessageTemplate>>;
  /** What members of the applicant's household may see of such a case; nothing unless it says so. */
  readonly household: { readonly sees: 'nothing' | 'status' | 'status-and-products' };
  /**
   * A life event: one application that opens several, by name. Its own case only tells their common story; each member
   * is a case of its own with its own code, office and promise.
   */
  readonly members?: Readonly<Record<string, Member>>;
  /** People other than the applicant who confirm something by a link that they are sent, by name. */
  readonly confirmations?: Readonly<Record<string, Confirmation>>;
  /** What is asked of the population register while a case stands in a state that names it, by name. */
  readonly watches?: Readonly<Record<string, Watch>>;
  /** A visit to an office at a booked time: actions with the need `slot` book it. */
  readonly visit?: {
    readonly title: Text;
    readonly minutes: number;
    readonly bring: readonly Text[];
    /** Until how many hours before the visit the applicant may move it. */
    readonly movableUntilHours: number;
  };
  /** Who comes first when there is less of something than people wait for: published as it stands. */
  readonly line?: Line;
  /** Messages to someone who has begun but not sent, by the date that an expression over `form` gives. */
  readonly draftReminders?: readonly {
    readonly code: string;
    readonly when?: Expression;
    /** `YYYY-MM-DD`. */
    readonly on: Expression;
    /** The last day on which the form should be sent, `YYYY-MM-DD`: shown with the draft, `{due}` in the message. */
    readonly deadline?: Expression;
    readonly message: string;
  }[];
  /** The thing that is brought to someone or waits for them, and how. */
  readonly parcel?: Parcel;
  /** Part of a form that someone else fills in beforehand and hands over as a code (a birth letter), by name. */
  readonly startCodes?: Readonly<Record<string, StartCode>>;
  /** When this service is the next step of someone in a household. */
  readonly suggestions?: readonly {
    readonly code: string;
    /** Over `member`, `household`, `today` and `parameters`. */
    readonly when: Expression;
    readonly title: Text;
    readonly why: Text;
  }[];
  /** Opened by a message of another region with this name (`arrival`), with its answers from `message`. */
  readonly receives?: { readonly message: string; readonly answers: AnswerSources };
  /** The manifest's parameters, put here by the loader so that a service's expressions stand alone. */
  readonly parameters?: Readonly<Record<string, PackParameter>>;
};

/** Where each answer of an opened case comes from; fields with the same code are carried over without being named. */
export type AnswerSources = Readonly<
  Record<
    string,
    | {
        readonly from: string;
        /** Of several files: one for each case that the member opens, in the order of the group. */
        readonly oneEach?: true;
      }
    | { readonly value: string | number | boolean }
  >
>;

export type Member = {
  /** A service of this pack. */
  readonly service: string;
  readonly title: Text;
  /** Over `form` and `facts` of the event; always, without it. */
  readonly when?: Expression;
  /** A repeated group of the event's form: one case for each of its items. */
  readonly each?: string;
  /**
   * Members whose cases must all have finished before this one is sent; where both repeat the same group, the case of
   * the same item.
   */
  readonly after?: readonly string[];
  /** What the citizen reads while it waits for those. */
  readonly waiting?: Text;
  /**
   * Paths: `form.<field>`, `item.<field>` of the group, `products.<member>.<product>` for a file or number of one before,
   * `asked.<member>.<question>` for what an officer answered there.
   */
  readonly answers: AnswerSources;
};

export type Confirmation = {
  readonly title: Text;
  /** Fields of the form that hold each person and the phone to which the link goes. */
  readonly people: readonly { readonly person: string; readonly phone: string }[];
  /** Asked for only when true, over `form`. */
  readonly when?: Expression;
  /** What they put their name to. */
  readonly statement: Text;
  /** Fields that they are shown; nothing else of the case. */
  readonly shows: readonly string[];
  readonly validDays: number;
};

/** `card`: how far the recording of someone's KTP-el is at the centre. */
export type Watch = {
  readonly kind: 'card';
  readonly title: Text;
  /** The NIK of whom it asks, over `form`. */
  readonly nik: Expression;
  /** What the citizen reads at each status. */
  readonly stories: Readonly<Record<string, Text>>;
};

export type Line = {
  /** Where cases wait. */
  readonly state: string;
  readonly stock: string;
  /** Whole numbers over `facts`, lower first, one after the other; then the time of filing. */
  readonly order: readonly Expression[];
  /** The same rule in words. */
  readonly rule: Text;
};

export type StartCode = {
  readonly title: Text;
  /** Pack roles that may give it out. */
  readonly by: readonly string[];
  /** Fields that are filled in by whoever gives it out. */
  readonly fields: readonly string[];
  /** The field whose person must be the applicant or in the applicant's household. */
  readonly person: string;
  readonly validDays: number;
};

/** What goes from hand to hand when the office has done its work: a card, a printed document. */
export type Parcel = {
  /** What is in it, as a label may say. */
  readonly holds: Text;
  /** Whom it is for, over `form`, `facts` and `applicant`. */
  readonly receiver: Expression;
  /** Whom the courier calls, over the same. */
  readonly phone: Expression;
  /** The field of type `address` to which it is brought; without it the applicant's address by the register. */
  readonly address?: string;
  /** The fact that says which way it goes: `home`, `pick-up`, `village` or `post`. */
  readonly way: string;
  /** The fact that says when someone is at home: a window of the region's `delivery.yaml`. */
  readonly window?: string;
  /** Ways that the applicant may choose from. */
  readonly ways: readonly ParcelWay[];
  /** How often it is brought before it waits at the counter. */
  readonly attempts: number;
};

export type ParcelWay = 'home' | 'pick-up' | 'village' | 'post';

/** Where the thing is while a case is in a state; `resting`: on its way back, or set aside until someone decides. */
export type ParcelPlace = 'packing' | 'counter' | 'courier' | 'village' | 'post' | 'resting';

/** What a step does to the thing. */
export type ParcelStep =
  | 'to-courier'
  | 'to-counter'
  | 'to-village'
  | 'to-post'
  | 'deliver'
  | 'fail'
  | 'come-back'
  | 'print-again'
  | 'choose'
  | 'dispute';

/** Why it could not be handed over: the answer to the question `why` of a step that fails. */
export type ParcelFailure = 'moved' | 'died' | 'unclear-address' | 'nobody' | 'refused';

/** The components of UU 25/2009 art. 21 that the other properties do not already state. */
export type ServiceStandard = {
  readonly legalBasis: readonly LegalBasis[];
  /** Steps as the citizen goes through them. */
  readonly procedure: readonly Text[];
  readonly facilities: Text;
  readonly competence: Text;
  readonly supervision: Text;
  readonly complaints: Text;
  readonly staff: Text;
  readonly guarantee: Text;
  readonly safety: Text;
  readonly evaluation: Text;
};

export type PromiseDefinition = {
  readonly amount: number;
  readonly unit: 'working-hours' | 'working-days' | 'calendar-days';
  /**
   * For `working-days`: what begins by this hour (`11:00`, or the name of a parameter) counts from this day, later from
   * the next working day. With an amount of 0 the promise ends when the office closes on that day.
   */
  readonly cutOff?: string;
  readonly legalBasis: string;
  /** Shares of the promised time after which the holder and then the head of the office are told, 0 < x < 1. */
  readonly warnAt: { readonly holder: number; readonly head: number };
};

export type FormStep = {
  readonly code: string;
  readonly title: Text;
  readonly intro?: Text;
  readonly when?: Expression;
  readonly fields: readonly Field[];
};

type FieldBase = {
  readonly code: string;
  readonly label: Text;
  readonly help?: Text;
  /** Optional fields must be guarded with `has(form.x)` in expressions. */
  readonly optional?: boolean;
  /** Over `form` (and `item` inside a repeated group): the field is asked only when it is true. */
  readonly when?: Expression;
  /** Over `form`, `today`: must be true of what was entered. */
  readonly check?: { readonly that: Expression; readonly message: Text };
  /** What the register or the account knows: `applicant.name`, `applicant.address`, ... */
  readonly prefill?: string;
};

export type Field = FieldBase &
  (
    | {
        readonly type: 'text';
        readonly format?: TextFormat;
        readonly maximumLength?: number;
        /** For `new-name`: how many words the name must have at least, and titles that it may not carry. */
        readonly minimumWords?: number;
        readonly barredTitles?: readonly string[];
      }
    | { readonly type: 'long-text'; readonly maximumLength?: number }
    | {
        readonly type: 'choice';
        readonly options: readonly { readonly value: string; readonly label: Text }[];
      }
    | { readonly type: 'yes-no' }
    | { readonly type: 'date'; readonly earliest?: Expression; readonly latest?: Expression }
    | { readonly type: 'time' }
    | {
        readonly type: 'number';
        readonly minimum?: number;
        readonly maximum?: number;
        readonly decimals?: number;
        readonly unit?: Text;
      }
    | { readonly type: 'money'; readonly minimumRupiah?: number; readonly maximumRupiah?: number }
    /** `village`: down to a kelurahan or desa of this region; `regency`: any city or regency of Indonesia. */
    | { readonly type: 'place'; readonly level: 'village' | 'district' | 'regency' }
    /** Someone of the applicant's household, or typed in by hand where `others` is true. Value: `PersonValue`. */
    | { readonly type: 'person'; readonly others: boolean; readonly relations?: readonly string[] }
    /** Value: `AddressValue`, with a village of this region and, if `point`, a place on a map. */
    | { readonly type: 'address'; readonly point?: boolean }
    | { readonly type: 'file'; readonly requirement: string }
    | { readonly type: 'statement'; readonly statement: Text }
    | {
        readonly type: 'group';
        readonly minimumItems: number;
        readonly maximumItems: number;
        readonly itemTitle: Text;
        readonly fields: readonly Field[];
      }
  );

/** Named formats; packs never write regular expressions. */
export type TextFormat =
  | 'new-name'
  | 'name'
  | 'nik'
  | 'kk-number'
  | 'phone'
  | 'email'
  | 'letter-number'
  | 'plain';

export type FieldType = Field['type'];

export type PersonValue = {
  nik?: string;
  name: string;
  birthDate?: string;
  relation?: string;
  source: 'register' | 'typed';
};
export type AddressValue = {
  street: string;
  rt?: string;
  rw?: string;
  villageCode: string;
  point?: { latitude: number; longitude: number };
};
export type FileValue = {
  fileId: string;
  name: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  pages?: number;
};
/** What a person entered, by field code; groups are lists of the same. Absent means not known yet. */
export type Answers = { [code: string]: AnswerValue };
export type AnswerValue =
  | string
  | number
  | boolean
  | PersonValue
  | AddressValue
  | readonly FileValue[]
  | readonly Answers[];

export type Requirement = {
  readonly code: string;
  readonly title: Text;
  readonly help?: Text;
  readonly when?: Expression;
  readonly optional?: boolean;
  readonly accepts: readonly ('image' | 'pdf')[];
  readonly maximumFiles: number;
  readonly maximumMegabytes: number;
  /** What a verifier compares, a line each of the checklist. */
  readonly checks: readonly { readonly code: string; readonly that: Text }[];
  readonly legalBasis?: string;
};

export type Flow = {
  readonly start: string;
  readonly states: Readonly<Record<string, FlowState>>;
  readonly actions: Readonly<Record<string, FlowAction>>;
};

/** Whose time passes: the promise's clock runs only while it is `office`; the others' time is shown apart. */
export type Turn = 'office' | 'applicant' | 'centre' | 'court' | 'nobody';

export type FlowState = {
  readonly title: Text;
  /** What the citizen reads, a sentence; `{office}` is replaced by the office's name. */
  readonly story: Text;
  readonly turn: Turn;
  /** The pack role that holds the case in this state; absent when no officer does. */
  readonly role?: string;
  /** How a case ends here; absent while it goes on. */
  readonly end?: 'finished' | 'refused' | 'cancelled';
  /** What is asked of the register while the case is here: a name of `watches`. */
  readonly watch?: string;
  /**
   * `print`: what waits here is printed at the case's office, what was promised first before the others. `sign`: its
   * prepared documents wait on the signing desk; where none of them is signed here, a case passes without a stop.
   */
  readonly queue?: 'print' | 'sign';
  /** Where the thing is while the case is here. */
  readonly parcel?: ParcelPlace;
};

/** What someone who takes an action must give. */
export type ActionNeed =
  | 'reason' // a sentence, shown to the applicant
  | 'note' // an optional sentence for colleagues
  | 'faults' // at least one field or requirement with what is wrong
  | 'checklist' // every check of every asked requirement ticked
  | 'correction' // new answers or files for what was returned
  | 'register-result' // the register's number and file for each document of the register; a card is entered there and printed
  | 'proof' // that it reached the right hands: the receiver's code, a photo or a signature
  | 'signature' // the electronic signature on each document that it signs: given on the signing desk only
  | 'slot'; // a place in an office's schedule: `visit`

export type FlowAction = {
  readonly title: Text;
  readonly from: readonly string[];
  readonly to: string;
  /** Pack roles, or `applicant`, or `system`. */
  readonly by: readonly string[];
  /** Over `facts` and `case`: must hold; `unless` says why not. */
  readonly guard?: { readonly that: Expression; readonly otherwise: Text };
  readonly needs: readonly ActionNeed[];
  /** Small questions to whoever takes the action: a tracking number, a date, the receiver's name. */
  readonly asks?: readonly AskField[];
  /** Taken by the machine as soon as the case is in `from` and the guard holds; `by` is `[system]`. */
  readonly automatic?: boolean;
  /** What it uses up of the office's stock; it is not possible without. */
  readonly uses?: readonly { readonly stock: string; readonly count: number }[];
  /** It is printed once more: what was used for the case before counts as spoiled, for the reason that is given. */
  readonly reprints?: true;
  /** The old card is taken back with it; where it asks a yes-no question, if the answer is yes. */
  readonly takesBack?: 'old-card';
  /** A yes-no fact: where it does not hold there is no old card, and nothing is asked about one. */
  readonly takesBackIf?: string;
  /** What was taken back is destroyed, on record; a date that it asks for is the day of destruction. */
  readonly destroys?: 'old-card';
  /** A signed message to another region, with the released products. */
  readonly handsOver?: {
    /** What the other region's service `receives`. */
    readonly message: string;
    /** The code of a city or regency, `32.16`, over `form`. */
    readonly to: Expression;
    readonly answers: AnswerSources;
  };
  /** What it does to the thing: by this and the state a case's step is found. */
  readonly parcel?: ParcelStep;
  /** The way that the thing goes from now on; `choose` has one. */
  readonly way?: ParcelWay;
  /** Products whose documents are made for the signing desk; nobody outside sees them before they are signed. */
  readonly prepares?: readonly string[];
  /** Products that are signed with this action, from a state with `queue: sign`. */
  readonly signs?: readonly string[];
  /** Products that become the applicant's with this action. */
  readonly releases?: readonly string[];
  /** How long it can be undone; messages wait that long. 0: it cannot, and `confirm` says what that means. */
  readonly undoMinutes: number;
  readonly confirm?: Text;
  /** The sentence that the timeline tells; `{office}` is replaced. */
  readonly story: Text;
  readonly tone: 'main' | 'other' | 'return' | 'danger';
  /** The message to the applicant, by code of `messages`. */
  readonly message?: string;
};

/** A field of an action; where `told` is true the applicant reads the answer beside the action's story. */
export type AskField = Extract<Field, { type: 'text' | 'choice' | 'yes-no' | 'date' | 'number' }> & {
  readonly told?: boolean;
};

export type Product = {
  readonly title: Text;
  readonly form: 'a4' | 'card';
  /** `register`: made in the population register, comes in as number and file; `local`: made here from `template`. */
  readonly issuer: 'register' | 'local';
  readonly template?: string;
  /** Signed before it is released, by whoever fills this role; of a register's product it counts once it is `local`. */
  readonly signature?: { readonly by: string };
  /** The data in the order in which the register asks for it (issuer `register`). */
  readonly entry?: readonly { readonly label: Text; readonly value: Expression }[];
  /** Whom the register's document is about: NIKs, card numbers or names that stand on it (issuer `register`). */
  readonly about?: readonly Expression[];
  /**
   * Values that the template is filled with, over `form`, `facts`, `applicant`, `office`, `case`; of a register's product
   * for its specimen.
   */
  readonly data?: Readonly<Record<string, Expression>>;
  /** Tables of the template, by name: a row for each of a group's items, of the household, of the faults or documents. */
  readonly rows?: Readonly<Record<string, ProductRows>>;
  /** `filing`: a receipt, made of what came in whenever somebody opens it; otherwise with the action that releases it. */
  readonly made?: 'filing';
  /**
   * Others of the applicant's family stand on it, as the register has them. An account sees it only once something
   * stronger than NIK, family card number and birth date has proven whose it is.
   */
  readonly showsFamily?: boolean;
};

export type ProductRows = {
  /** A group field, or one of household, faults, documents. */
  readonly each: string;
  /** Columns over `item`, and what else the data see. */
  readonly data: Readonly<Record<string, Expression>>;
};

export type MessageTemplate = {
  readonly subject: Text /** `{code}`, `{service}`, `{office}`, `{due}`, `{reason}`, `{link}`, `{visit}` are replaced. */;
  readonly body: Text;
};

/** A test of a pack on a fixed clock. */
export type Scenario = {
  readonly title: string;
  readonly service: string;
  readonly given: {
    readonly now: string;
    readonly calendar?: 'office' | 'always-open';
    /** Days on which the office is closed beside Sundays. */
    readonly holidays?: readonly string[];
    readonly answers: Answers;
    readonly attachments: readonly string[];
    readonly identity?: 'matched' | 'pending';
    /** What the register knows of the applicant, over an invented one. */
    readonly applicant?: Readonly<Record<string, unknown>>;
    /** What the region has changed of the pack's parameters. */
    readonly parameters?: Readonly<Record<string, number | string | boolean>>;
    /** What the office has of each stock; as much as is needed where nothing is said. */
    readonly stock?: Readonly<Record<string, number>>;
    /** Who files for the applicant. */
    readonly helper?: 'officer' | 'household' | 'village-officer' | 'institution';
  };
  readonly steps: readonly ScenarioStep[];
};

/** What happens in a step of a scenario. */
export type ScenarioEvent =
  | { readonly by: string; readonly action: string; readonly with?: Readonly<Record<string, unknown>> }
  /** The form is looked at before it is sent. */
  | 'draft'
  | 'filed'
  /** The machine looks at the promise, as it does by itself. */
  | 'time-passed'
  | {
      readonly confirmed: {
        readonly confirmation: string;
        readonly person?: number;
        readonly answer?: 'yes' | 'no';
      };
    }
  | { readonly reported: { readonly watch: string; readonly status: string } }
  /** A case that the event has opened comes to its end. */
  | {
      readonly 'member-ended': {
        readonly member: string;
        readonly item?: number;
        readonly end: 'finished' | 'refused' | 'cancelled';
      };
    }
  /** The applicant wants it brought in another way or at another time. */
  | { readonly chosen: { readonly way?: ParcelWay; readonly window?: string } }
  /** What the other region says of its case. */
  | { readonly heard: { readonly end?: 'finished' | 'refused' | 'cancelled' } }
  /** Someone of a household is looked at for next steps. */
  | {
      readonly household: {
        readonly member: Readonly<Record<string, unknown>>;
        readonly finished?: readonly string[];
        readonly open?: readonly string[];
        readonly size?: number;
      };
    };

export type ScenarioStep = {
  readonly at?: string;
  readonly when: ScenarioEvent;
  readonly then: {
    readonly state?: string;
    readonly turn?: Turn;
    readonly dueAt?: string;
    readonly possible?: readonly string[];
    readonly impossible?: readonly string[];
    readonly refused?: string;
    readonly message?: string;
    /** Who is told by now that the promise is about to break; `broken`: that it did. */
    readonly warned?: 'holder' | 'head' | 'broken';
    readonly problems?: readonly string[];
    readonly facts?: Facts;
    /** Products that are the applicant's by now, all of them. */
    readonly released?: readonly string[];
    /** What the event opens, in order: `certificate`, `card[1]`. */
    readonly members?: readonly string[];
    /** Which of them have been opened by now. */
    readonly opened?: readonly string[];
    /** Which of them would have to ask the applicant again first: none without it. */
    readonly incomplete?: readonly string[];
    /** The place in the line: the numbers of its order. */
    readonly line?: readonly number[];
    /** The region to which it was handed over. */
    readonly handedTo?: string;
    /** Reminders of the draft: the day of each, by code. */
    readonly reminders?: Readonly<Record<string, string>>;
    /** Next steps that are suggested, by code. */
    readonly suggestions?: readonly string[];
    /** What is left of each stock that is named. */
    readonly stock?: Readonly<Record<string, number>>;
    /** Serials that were used and hold; what a reprint spoiled is gone. */
    readonly serials?: readonly string[];
    readonly oldCard?: 'none' | 'taken-back' | 'destroyed';
  };
};

type Facts = Readonly<Record<string, boolean | number | string>>;
