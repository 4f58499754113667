import { capacityRoutes } from './capacity/index.ts';
import { caseRoutes } from './cases/index.ts';
import { confirmationRoutes } from './confirmations/index.ts';
import { deliveryRoutes } from './delivery/index.ts';
import { eventRoutes } from './events/index.ts';
import { exchangeRoutes } from './exchange/index.ts';
import { fieldRoutes } from './field/index.ts';
import { fileApiRoutes, fileRoutes } from './files/index.ts';
import { documentRoutes } from './fulfilment/index.ts';
import { helpingRoutes } from './helping/index.ts';
import { householdRoutes } from './household/index.ts';
import { integrationRoutes } from './integrations/index.ts';
import { looksRoutes } from './looks/index.ts';
import { measuresRoutes } from './measures/index.ts';
import { hookRoutes } from './notices/hook-routes.ts';
import { messageRoutes } from './notices/index.ts';
import { operationsRoutes } from './operations/index.ts';
import { peopleRoutes, residentRoutes, staffRoutes } from './people/index.ts';
import { createHttp } from './platform/http/index.ts';
import { postRoutes } from './post/index.ts';
import { printingRoutes } from './printing/index.ts';
import { privacyRoutes } from './privacy/index.ts';
import { recordRoutes } from './record/index.ts';
import { signingRoutes } from './signing/index.ts';
import type { Services } from './types.ts';
import { verificationRoutes } from './verification/index.ts';
import { walletRoutes } from './wallet/index.ts';

export type ApiOperation = {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly description?: string }>>;
};
export type ApiDocument = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** The API's description as a running server tells it, made from the routes alone: no database, nobody answers. */
export async function apiDocument(): Promise<ApiDocument> {
  const { app } = await createHttp({
    services: services as Services,
    config: { logLevel: 'silent' },
    routes: [
      caseRoutes,
      capacityRoutes,
      helpingRoutes,
      peopleRoutes(nothing),
      residentRoutes(nothing),
      staffRoutes,
      recordRoutes,
      messageRoutes,
      fieldRoutes,
      fileApiRoutes,
      confirmationRoutes,
      exchangeRoutes,
      eventRoutes,
      householdRoutes,
      measuresRoutes,
      looksRoutes,
      privacyRoutes,
      operationsRoutes,
      deliveryRoutes,
      printingRoutes,
      documentRoutes,
      signingRoutes,
      postRoutes,
      walletRoutes,
      integrationRoutes,
      verificationRoutes,
    ],
    rootRoutes: [fileRoutes(nothing), hookRoutes(nothing)],
  });
  const answer = await app.inject({ url: '/api/openapi.json' });
  await app.close();
  return answer.json() as ApiDocument;
}

const nothing = new Proxy({} as never, {
  get(_services, name): never {
    throw new Error(`Describing the API called ${String(name)}.`);
  },
});

/** Routes may take their part of the services when they are made, and nothing of it before they are called. */
const services: Partial<Services> = {
  catalogue: nothing,
  drafts: nothing,
  files: nothing,
  cases: nothing,
  workList: nothing,
  capacity: nothing,
  people: nothing,
  confirmations: nothing,
  exchange: nothing,
  events: nothing,
  household: nothing,
  helping: nothing,
  field: nothing,
  measures: nothing,
  operations: nothing,
  privacy: nothing,
  messages: nothing,
  delivery: nothing,
  printing: nothing,
  post: nothing,
  wallet: nothing,
  integrations: nothing,
  verification: nothing,
};
