import { Type } from 'typebox';
import { InstantOrNull } from '../cases/service-shapes.ts';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import {
  type AgencyCase,
  type AgencyNumbers,
  type ProgramsPage,
  type ProgramView,
  programScopes,
  type WebhookMessageView,
  type WebhookView,
  webhookEvents,
} from './contract.ts';

const Instant = Type.String({ format: 'date-time' });
export const ScopeShape = Type.Enum([...programScopes], {
  description:
    '`cases:read`: cases of the agency, without personal values. `cases:file`: filing for people, and following what was filed. `reports:read`: counts. `webhooks`: the own webhooks.',
});
export const EventShape = Type.Enum([...webhookEvents], { description: 'What happened.' });

const program = shapeOf<ProgramView>()(
  'Program',
  Type.Object(
    {
      id: Type.String({ description: 'Also the `client_id` of a client.' }),
      kind: Type.Enum(['key', 'client'], {
        description:
          '`key`: sent with each call. `client`: exchanged for tokens (OAuth 2.0 client credentials).',
      }),
      name: Type.String({ description: 'As it is named on cases.' }),
      agencyId: Type.String(),
      agency: TextShape,
      scopes: Type.Array(ScopeShape),
      callsPerMinute: Type.Integer(),
      madeAt: Instant,
      renewedAt: InstantOrNull,
      expiresAt: Instant,
      lastUsedAt: InstantOrNull,
      revokedAt: InstantOrNull,
      previousUntil: InstantOrNull,
      standing: Type.Enum(['active', 'ending', 'expired', 'revoked'], {
        description: '`ending`: it expires within thirty days.',
      }),
    },
    { description: 'A system that may call the API; its secret is shown once and nowhere kept.' },
  ),
);
export const ProgramShape = program.reference;

const webhook = shapeOf<WebhookView>()(
  'Webhook',
  Type.Object(
    {
      id: Type.String(),
      programId: Type.String(),
      url: Type.String(),
      events: Type.Array(EventShape),
      madeAt: Instant,
      endedAt: InstantOrNull,
      waiting: Type.Integer({ description: 'Messages that are still tried.' }),
      dead: Type.Integer({ description: 'Messages that were given up; they can be replayed.' }),
      previousUntil: InstantOrNull,
    },
    { description: 'Where a system is told of what happens.' },
  ),
);
export const WebhookShape = webhook.reference;
export const WebhooksShape = Type.Object(
  { rows: Type.Array(WebhookShape), next: Type.Union([Type.String(), Type.Null()]) },
  { description: 'The oldest first; `next` is the cursor of the next page.' },
);

const message = shapeOf<WebhookMessageView>()(
  'WebhookMessage',
  Type.Object(
    {
      id: Type.String({ description: 'The `webhook-id` under which it is sent, however often.' }),
      event: EventShape,
      happenedAt: Instant,
      state: Type.Enum(['waiting', 'delivered', 'dead']),
      nextTryAt: InstantOrNull,
      attempts: Type.Array(
        Type.Object({
          at: Instant,
          status: Type.Union([Type.Integer(), Type.Null()]),
          failure: Type.Union([Type.String(), Type.Null()]),
          answer: Type.Union([Type.String(), Type.Null()], {
            description: 'The first bytes of the answer, long numbers left out.',
          }),
        }),
      ),
    },
    { description: 'A message to a webhook, with each attempt to deliver it.' },
  ),
);

export const MessagesShape = Type.Object(
  { rows: Type.Array(message.reference), next: Type.Union([Type.String(), Type.Null()]) },
  { description: 'The newest first; `next` is the cursor of the next page.' },
);

const programs = shapeOf<ProgramsPage>()(
  'ProgramsPage',
  Type.Object(
    {
      programs: Type.Array(ProgramShape),
      next: Type.Union([Type.String(), Type.Null()]),
      agencies: Type.Array(Type.Object({ id: Type.String(), name: TextShape })),
      dead: Type.Integer({ description: 'Messages to webhooks that were given up.' }),
    },
    { description: 'Systems that may call the API, the newest first.' },
  ),
);
export const ProgramsShape = programs.reference;

const agencyCase = shapeOf<AgencyCase>()(
  'AgencyCase',
  Type.Object(
    {
      code: Type.String({ description: 'The tracking code.' }),
      service: Type.String(),
      title: TextShape,
      officeId: Type.String(),
      state: Type.String(),
      turn: Type.String({ description: 'Whose turn it is.' }),
      end: Type.Union([Type.String(), Type.Null()]),
      filedAt: Instant,
      updatedAt: Instant,
      dueAt: InstantOrNull,
    },
    { description: 'A case of an agency, without personal values.' },
  ),
);

export const AgencyCasesShape = Type.Object(
  {
    rows: Type.Array(agencyCase.reference),
    next: Type.Union([Type.String(), Type.Null()], { description: 'The cursor of the next page.' }),
    previous: Type.Null({ description: 'This list goes one way.' }),
  },
  { description: 'The newest first.' },
);

const counts = shapeOf<AgencyNumbers>()(
  'AgencyNumbers',
  Type.Object(
    {
      officeId: Type.String(),
      service: Type.String(),
      open: Type.Integer(),
      late: Type.Integer({ description: 'Of the open ones, after the promised time.' }),
      ended: Type.Integer({ description: 'Within the last thirty days.' }),
    },
    { description: 'How much work there is of a service at an office.' },
  ),
);
export const NumbersShape = Type.Array(counts.reference, { description: 'By office and service.' });

export function addIntegrationShapes(app: HttpApp): void {
  for (const { schema } of [program, webhook, message, programs, agencyCase, counts]) app.addSchema(schema);
}
