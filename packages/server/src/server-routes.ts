import { capacityRoutes } from './capacity/index.ts';
import { caseRoutes } from './cases/index.ts';
import { confirmationRoutes } from './confirmations/index.ts';
import { deliveryRoutes } from './delivery/index.ts';
import { eventRoutes } from './events/index.ts';
import { exchangeRoutes } from './exchange/index.ts';
import { fieldRoutes } from './field/index.ts';
import { fileApiRoutes } from './files/index.ts';
import { documentRoutes } from './fulfilment/index.ts';
import { helpingRoutes } from './helping/index.ts';
import { householdRoutes } from './household/index.ts';
import { integrationRoutes } from './integrations/index.ts';
import { looksRoutes } from './looks/index.ts';
import { measuresRoutes } from './measures/index.ts';
import { messageRoutes } from './notices/index.ts';
import { operationsRoutes } from './operations/index.ts';
import { peopleRoutes, residentRoutes, staffRoutes } from './people/index.ts';
import type { RegisterRoutes } from './platform/http/index.ts';
import { postRoutes } from './post/index.ts';
import { printingRoutes } from './printing/index.ts';
import { privacyRoutes } from './privacy/index.ts';
import { recordRoutes } from './record/index.ts';
import { signingRoutes } from './signing/index.ts';
import { verificationRoutes } from './verification/index.ts';
import { walletRoutes } from './wallet/index.ts';

/** The REST API of all parts. */
export function apiRoutes({
  people,
  residents,
}: {
  readonly people: Parameters<typeof peopleRoutes>[0];
  readonly residents: Parameters<typeof residentRoutes>[0];
}): readonly RegisterRoutes[] {
  return [
    caseRoutes,
    eventRoutes,
    householdRoutes,
    confirmationRoutes,
    exchangeRoutes,
    helpingRoutes,
    capacityRoutes,
    printingRoutes,
    documentRoutes,
    signingRoutes,
    deliveryRoutes,
    postRoutes,
    measuresRoutes,
    looksRoutes,
    privacyRoutes,
    operationsRoutes,
    fieldRoutes,
    walletRoutes,
    integrationRoutes,
    verificationRoutes,
    recordRoutes,
    peopleRoutes(people),
    residentRoutes(residents),
    staffRoutes,
    fileApiRoutes,
    messageRoutes,
  ];
}
