import { Type } from 'typebox';
import { RequirementShape } from '../cases/draft-shapes.ts';
import { DefinitionShape, Instant } from '../cases/service-shapes.ts';
import { FileShape, type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type {
  HelpedCase,
  HelpedPerson,
  HelpedPersonRow,
  HelperFlag,
  HelpOverview,
  HouseholdHelp,
  MandateView,
  Page,
  StartCodeKind,
  StartCodeRow,
  StartCodeSlip,
} from '../types.ts';

/** What the API tells of helping others. */

const end = Type.Union([Type.Enum(['finished', 'refused', 'cancelled']), Type.Null()]);
const helperKind = Type.Enum(['officer', 'household', 'village-officer', 'institution']);
const identity = Type.Enum(['matched', 'pending', 'mismatched'], {
  description: '`pending`: entered while the register was down; it is asked again.',
});

const mandate = shapeOf<MandateView>()(
  'Mandate',
  Type.Object(
    {
      mandateId: Type.String(),
      kind: Type.Enum(['counter', 'household', 'village'], {
        description: 'A visit to a counter, the family card, or a power of attorney (F-1.07).',
      }),
      person: Type.String({ description: 'For whom.' }),
      helper: Type.String({ description: 'Who may act.' }),
      services: Type.Union([
        Type.Array(Type.Object({ code: Type.String(), title: TextShape })),
        Type.Null({ description: 'Every service.' }),
      ]),
      paper: Type.Union([Type.Enum(['signature', 'thumb', 'signed-paper']), Type.Null()]),
      givenAt: Instant,
      until: Instant,
      ended: Type.Union([
        Type.Object({ at: Instant, by: Type.Enum(['person', 'helper', 'officer', 'register']) }),
        Type.Null(),
      ]),
      holds: Type.Boolean({ description: 'Whether the helper may act at this moment.' }),
    },
    { description: 'By what right someone acts for another.' },
  ),
);

const helpedCase = shapeOf<HelpedCase>()(
  'HelpedCase',
  Type.Object(
    {
      code: Type.String(),
      service: TextShape,
      person: Type.String(),
      story: TextShape,
      end,
      filedAt: Instant,
      helper: Type.Union([helperKind, Type.Null()]),
      correctable: Type.Boolean({ description: 'Returned, and the caller may correct it.' }),
    },
    { description: 'A case that was filed for someone.' },
  ),
);

const rowProperties = {
  personId: Type.String(),
  name: Type.String(),
  nikMasked: Type.String(),
  identity,
  mandate: Type.Union([mandate.reference, Type.Null()]),
  lastAt: Instant,
};

const personRow = shapeOf<HelpedPersonRow>()(
  'HelpedPersonRow',
  Type.Object(rowProperties, { description: 'Someone whom the caller has helped.' }),
);

const person = shapeOf<HelpedPerson>()(
  'HelpedPerson',
  Type.Object(
    {
      ...rowProperties,
      phoneMasked: Type.String(),
      mandates: Type.Array(mandate.reference),
      cases: Type.Array(helpedCase.reference, { description: 'While a mandate holds.' }),
      latestUntil: Type.String({ description: 'The last day that a mandate given today may name.' }),
    },
    { description: 'Someone whom the caller has helped, with mandates and cases.' },
  ),
);

const people = shapeOf<Page<HelpedPersonRow>>()(
  'HelpedPeople',
  Type.Object(
    {
      rows: Type.Array(personRow.reference),
      next: Type.Union([Type.String(), Type.Null()]),
      previous: Type.Union([Type.String(), Type.Null()]),
    },
    { description: 'A page of people, the last helped first.' },
  ),
);

const household = shapeOf<HouseholdHelp>()(
  'HouseholdHelp',
  Type.Object(
    {
      members: Type.Array(
        Type.Object({
          memberId: Type.String({ description: 'Opaque; instead of the NIK.' }),
          name: Type.String(),
          relation: Type.String(),
          may: Type.Boolean({ description: 'Whether the caller may file for this member.' }),
          reason: Type.Union([TextShape, Type.Null()]),
        }),
      ),
      allowed: Type.Union([
        Type.Boolean({ description: 'Whether the family may act for the caller.' }),
        Type.Null(),
      ]),
      identityNeeded: Type.Boolean(),
      isFamilyHidden: Type.Optional(
        Type.Literal(true, { description: 'A stronger proof is needed before the family is told.' }),
      ),
    },
    { description: 'The caller’s family card, and for whom of it they may file.' },
  ),
);

const overview = shapeOf<HelpOverview>()(
  'HelpOverview',
  Type.Object(
    {
      forOthers: Type.Array(helpedCase.reference),
      forMe: Type.Array(helpedCase.reference),
      mandates: Type.Array(mandate.reference),
    },
    { description: 'What the caller filed for others, what others filed for the caller, and who may.' },
  ),
);

const kind = shapeOf<StartCodeKind>()(
  'StartCodeKind',
  Type.Object(
    {
      service: Type.String(),
      kind: Type.String(),
      title: TextShape,
      serviceTitle: TextShape,
      definition: DefinitionShape,
      fields: Type.Array(Type.String()),
      requirements: Type.Array(RequirementShape),
      validDays: Type.Integer(),
    },
    { description: 'What an institution may fill in beforehand.' },
  ),
);

const codeProperties = {
  id: Type.String(),
  title: TextShape,
  person: Type.String({ description: 'For whose family.' }),
  giver: Type.String(),
  givenAt: Instant,
  expiresAt: Instant,
  state: Type.Enum(['open', 'used', 'revoked', 'expired']),
};

const codeRow = shapeOf<StartCodeRow>()(
  'StartCodeRow',
  Type.Object(codeProperties, { description: 'A start code without its letters.' }),
);

const slip = shapeOf<StartCodeSlip>()(
  'StartCodeSlip',
  Type.Object(
    {
      ...codeProperties,
      service: TextShape,
      code: Type.Union([Type.String(), Type.Null()], { description: 'While it opens something.' }),
      office: TextShape,
      files: Type.Array(FileShape),
    },
    { description: 'A start code as it is printed for the family.' },
  ),
);

const flag = shapeOf<HelperFlag>()(
  'HelperFlag',
  Type.Object(
    {
      id: Type.String(),
      kind: Type.Enum(['helper', 'phone']),
      who: Type.String({ description: 'The helper’s name, or the masked phone.' }),
      people: Type.Integer({ description: 'How many people; families under one phone.' }),
      days: Type.Integer(),
      raisedAt: Instant,
      cases: Type.Array(
        Type.Object({
          code: Type.String(),
          service: TextShape,
          applicantName: Type.String(),
          filedAt: Instant,
        }),
      ),
      review: Type.Union([
        Type.Object({ at: Instant, by: Type.String(), words: Type.String() }),
        Type.Null(),
      ]),
    },
    { description: 'Someone files for unusually many strangers.' },
  ),
);

export function addHelpingShapes(app: HttpApp): void {
  for (const { schema } of [
    mandate,
    helpedCase,
    personRow,
    person,
    people,
    household,
    overview,
    kind,
    codeRow,
    slip,
    flag,
  ]) {
    app.addSchema(schema);
  }
}

export const PeopleShape = people.reference;
export const PersonShape = person.reference;
export const HouseholdShape = household.reference;
export const OverviewShape = overview.reference;
export const KindsShape = Type.Array(kind.reference, { description: 'What may be filled in beforehand.' });
export const CodeRowsShape = Type.Array(codeRow.reference, { description: 'The last given first.' });
export const SlipShape = slip.reference;
export const FlagsShape = Type.Array(flag.reference, { description: 'Open ones first.' });
