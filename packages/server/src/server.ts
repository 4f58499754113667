import { join } from 'node:path';
import type { Region } from '@satuloket/engine';
import type pg from 'pg';
import { type Cases, caseRoutes, createCases } from './cases/index.ts';
import {
  createCaseFiles,
  createFileStore,
  createFiles,
  type FileStore,
  fileApiRoutes,
  fileRoutes,
} from './files/index.ts';
import { createFulfilment, type Fulfilment } from './fulfilment/index.ts';
import type { MessageChannel } from './notices/channels/index.ts';
import { createCaseMessages, createNotices, type Notices } from './notices/index.ts';
import type { PackRegistry } from './packs/index.ts';
import {
  createPeople,
  createPeopleDirectory,
  type People,
  peopleRoutes,
  tellWaitingCases,
} from './people/index.ts';
import type { PopulationRegister } from './people/register-adapter/index.ts';
import type { Places } from './places/index.ts';
import type { DatabaseConnection } from './platform/database/index.ts';
import type { RegisterRoutes } from './platform/http/index.ts';
import type { Sweep } from './platform/sweeps/index.ts';
import { logKeys, type MasterKeys, recordLook, sealRegion } from './record/index.ts';
import type { DemoAccount, Services } from './types.ts';

export type ServerOptions = {
  readonly mode: 'demo' | 'production';
  readonly database: DatabaseConnection;
  /** The sealer role's; without it nothing is sealed, as while the demo is being filled. */
  readonly sealer?: DatabaseConnection;
  /** The runtime role's pool, for the library that signs people in. */
  readonly pool: pg.Pool;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly register: PopulationRegister;
  readonly channels: {
    readonly whatsapp: MessageChannel;
    readonly email: MessageChannel;
    readonly sms: MessageChannel;
  };
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly demoAccounts?: (region: Region) => readonly DemoAccount[];
};

/** All parts of the server, put together once; nothing below this file knows more than the parts under it. */
export type Server = {
  readonly services: Services;
  readonly cases: Cases;
  readonly people: People;
  readonly notices: Notices;
  readonly fulfilment: Fulfilment;
  readonly fileStore: FileStore;
  readonly routes: readonly RegisterRoutes[];
  readonly rootRoutes: readonly RegisterRoutes[];
  /** What is due is done by these, on every server process. */
  readonly sweeps: readonly Sweep[];
};

export function createServer(options: ServerOptions): Server {
  const { database, masterKeys, places, packs, now, mode, publicUrl } = options;
  const fileStore = createFileStore({
    database,
    masterKeys,
    now,
    folder: join(options.dataFolder, 'files'),
    uploadFolder: join(options.dataFolder, 'uploads'),
  });
  const cases = createCases({
    database,
    masterKeys,
    places,
    packs,
    now,
    people: createPeopleDirectory({ database, masterKeys, now }),
    files: createCaseFiles(fileStore),
    messages: createCaseMessages({ masterKeys }),
  });
  const people = createPeople({
    database,
    pool: options.pool,
    masterKeys,
    now,
    mode,
    isHttps: publicUrl.startsWith('https:'),
    regions: places,
    register: options.register,
    codeChannels: [options.channels.whatsapp, options.channels.sms],
    claimDrafts: cases.claimDrafts,
    identityFollowers: [tellWaitingCases(cases, () => places.regions().map(({ id }) => id))],
    ...(options.demoAccounts && { demoAccounts: (regionId) => demoAccountsOf(options, regionId) }),
  });
  const notices = createNotices({
    database,
    masterKeys,
    places,
    publicUrl,
    now,
    channels: options.channels,
    recordTold: cases.recordTold,
  });
  const fulfilment = createFulfilment({ database, now, cases, places, store: fileStore });
  cases.registerFollower(notices.follow);
  cases.registerFollower(fulfilment.follow);
  const files = createFiles({
    store: fileStore,
    masterKeys,
    now,
    cases,
    regions: places,
    recordLook: (caller, look) => recordLook(options, caller, look),
  });
  const services: Services = {
    now,
    mode,
    catalogue: cases.catalogue,
    people,
    drafts: cases.drafts,
    files,
    cases: cases.cases,
    workList: cases.workList,
  };
  const everyRegion = async (work: (regionId: string) => Promise<unknown>): Promise<void> => {
    for (const { id } of places.regions()) await work(id);
  };
  return {
    services,
    cases,
    people,
    notices,
    fulfilment,
    fileStore,
    routes: [caseRoutes, peopleRoutes(people), fileApiRoutes],
    rootRoutes: [fileRoutes(files)],
    sweeps: [
      {
        name: 'documents and messages',
        everyMilliseconds: 2_000,
        run: () =>
          everyRegion(async (regionId) => {
            await fulfilment.makeDue(regionId);
            await notices.sendDue(regionId);
          }),
      },
      { name: 'timers', everyMilliseconds: 20_000, run: () => everyRegion(cases.sweepTimers) },
      { name: 'calendars', everyMilliseconds: 3_600_000, run: () => everyRegion(cases.amendPromises) },
      { name: 'record log', everyMilliseconds: 60_000, run: () => everyRegion((id) => sealLog(options, id)) },
      { name: 'identities', everyMilliseconds: 30_000, run: () => people.retryPendingIdentities() },
      {
        name: 'leftovers',
        everyMilliseconds: 3_600_000,
        run: async () => {
          await people.sweep();
          await everyRegion((regionId) => fileStore.sweep(regionId));
        },
      },
    ],
  };
}

/** Folds what happened since into the region's log, under a checkpoint that names the region's address. */
async function sealLog(
  { sealer, masterKeys, places, publicUrl, now }: ServerOptions,
  regionId: string,
): Promise<void> {
  const region = places.region(regionId);
  if (sealer === undefined || region === undefined) return;
  const { signer } = logKeys(masterKeys, { regionId, name: region.slug });
  const origin = `${new URL(publicUrl).host}/${region.slug}`;
  await sealRegion(sealer, { regionId, origin, signer, now: now() });
}

function demoAccountsOf({ places, demoAccounts }: ServerOptions, regionId: string): readonly DemoAccount[] {
  const region = places.region(regionId);
  return region && demoAccounts ? demoAccounts(region) : [];
}
