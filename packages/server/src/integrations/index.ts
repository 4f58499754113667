import { failure, success } from '@satuloket/engine';
import type { Follower } from '../cases/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { IntegrationService } from './contract.ts';
import { type IntegrationDependencies, regionOf } from './dependencies.ts';
import { forgetTokens, giveToken, programOf } from './door.ts';
import { followForWebhooks } from './events.ts';
import { fileForPerson } from './filing.ts';
import { administratorFor } from './policy.ts';
import { problems } from './problems.ts';
import {
  findProgram,
  listPrograms,
  makeProgram,
  programView,
  renewProgram,
  revokeProgram,
} from './programs.ts';
import { listCases, numbers, readCase } from './reading.ts';
import { deliverDue, forgetMessages } from './sending.ts';
import {
  endWebhook,
  listMessages,
  listWebhooks,
  makeWebhook,
  renewWebhookSecret,
  replayMessage,
  webhooksOf,
} from './webhooks.ts';

export { integrationRoutes } from './routes.ts';

/** Other systems: their keys, what they may do, and what they are told of. */
export type Integrations = {
  readonly service: IntegrationService;
  readonly follow: Follower;
  /** Sends what is due; how many were delivered. */
  readonly deliverDue: (regionId: string) => Promise<number>;
  readonly forget: (regionId: string) => Promise<void>;
};

export function createIntegrations(dependencies: IntegrationDependencies): Integrations {
  return {
    service: {
      menu: (caller) => {
        const region = regionOf(dependencies, caller.regionId);
        return { integrations: administratorFor(caller, 'read-programs', region).ok };
      },
      programs: (caller, query) => listPrograms(dependencies, caller, query),
      async program(caller, id) {
        const region = regionOf(dependencies, caller.regionId);
        const may = administratorFor(caller, 'read-programs', region);
        if (!may.ok) return may;
        const database = regionDatabase(dependencies.database, region.id);
        const row = await findProgram(database, may.value, id);
        if (row === undefined) return failure(problems.programUnknown);
        const now = dependencies.now();
        const webhooks = await webhooksOf(database, row.id, { now });
        return success({ program: programView(region, row, now), webhooks });
      },
      makeProgram: (caller, input) => makeProgram(dependencies, caller, input),
      renewProgram: (caller, input) => renewProgram(dependencies, caller, input),
      revokeProgram: (caller, input) => revokeProgram(dependencies, caller, input),
      webhooks: (caller, programId) => listWebhooks(dependencies, caller, programId),
      makeWebhook: (caller, input) => makeWebhook(dependencies, caller, input),
      renewWebhookSecret: (caller, input) => renewWebhookSecret(dependencies, caller, input),
      endWebhook: (caller, input) => endWebhook(dependencies, caller, input),
      webhookMessages: (caller, query) => listMessages(dependencies, caller, query),
      replayMessage: (caller, input) => replayMessage(dependencies, caller, input),
      fileCase: (caller, input) => fileForPerson(dependencies, caller, input),
      cases: (caller, query) => listCases(dependencies, caller, query),
      readCase: (caller, code) => readCase(dependencies, caller, code),
      numbers: (caller) => numbers(dependencies, caller),
      programOf: (input) => programOf(dependencies, input),
      giveToken: (input) => giveToken(dependencies, input),
    },
    follow: followForWebhooks(dependencies),
    deliverDue: (regionId) => deliverDue(dependencies, regionId),
    async forget(regionId) {
      await forgetTokens(dependencies, regionId);
      await forgetMessages(dependencies, regionId);
    },
  };
}
