import { join } from 'node:path';
import type { Region } from '@satuloket/engine';
import type pg from 'pg';
import { capacityRoutes, createCapacity } from './capacity/index.ts';
import { type Cases, caseRoutes, createCases } from './cases/index.ts';
import { confirmationRoutes, createConfirmations } from './confirmations/index.ts';
import { createDelivery, deliveryRoutes } from './delivery/index.ts';
import { createEvents, eventRoutes } from './events/index.ts';
import { createExchange, exchangeRoutes, type Partner } from './exchange/index.ts';
import { createField, deliveryRecords, fieldRoutes } from './field/index.ts';
import {
  createCaseFiles,
  createFileStore,
  createFiles,
  type FileStore,
  fileApiRoutes,
  fileRoutes,
} from './files/index.ts';
import { createFulfilment, documentRoutes, type Fulfilment } from './fulfilment/index.ts';
import { createHelping, helpingRoutes } from './helping/index.ts';
import { createHousehold, householdRoutes } from './household/index.ts';
import { createImporting, type Importing } from './importing/index.ts';
import { createIntegrations, integrationRoutes } from './integrations/index.ts';
import { createLive, type Live, liveRoutes } from './live/index.ts';
import { createLooks, lookPaces, looksRoutes } from './looks/index.ts';
import { createMeasures, createOutageWatch, measuresRoutes, type OutageWatch } from './measures/index.ts';
import type { MessageChannel } from './notices/channels/index.ts';
import {
  createCaseMessages,
  createCorrespondence,
  createNotices,
  createPushSender,
  messagePaces,
  messageRoutes,
  type Notices,
  pushKeysIn,
  sendDueReminders,
  writeToOfficer,
} from './notices/index.ts';
import { createOperations, operationsRoutes } from './operations/index.ts';
import type { PackRegistry } from './packs/index.ts';
import {
  createNationalLogin,
  createPasskeys,
  createPeople,
  createPeopleDirectory,
  createResidents,
  createStaff,
  type NationalLoginSettings,
  type People,
  peopleRoutes,
  residentRoutes,
  type Staff,
  secondFactorRule,
  staffRoutes,
  tellWaitingCases,
} from './people/index.ts';
import type { PopulationRegister } from './people/register-adapter/index.ts';
import { type Places, regionOf } from './places/index.ts';
import type { DatabaseConnection } from './platform/database/index.ts';
import type { RegisterRoutes } from './platform/http/index.ts';
import { observedServices } from './platform/observability/index.ts';
import { createGuardedPost } from './platform/outbound/index.ts';
import type { DocumentSigner } from './platform/signing/index.ts';
import { aTurnEach, type Sweep } from './platform/sweeps/index.ts';
import type { TelephoneBridge } from './platform/telephone/index.ts';
import { createPost, postRoutes } from './post/index.ts';
import { createPrinting, printingRoutes } from './printing/index.ts';
import { createPrivacy, type Privacy, privacyRoutes } from './privacy/index.ts';
import { createLogService, logKeys, type MasterKeys, recordRoutes, sealRegion } from './record/index.ts';
import { createSigning, type Signing, signingRoutes } from './signing/index.ts';
import type { DemoAccount, Services } from './types.ts';
import {
  createArrivalCheck,
  createFileCheck,
  createVerificationService,
  trusting,
  verificationRoutes,
} from './verification/index.ts';
import { createWallet, walletRoutes } from './wallet/index.ts';
import { createWatches, watchPaces } from './watches/index.ts';

export type ServerOptions = {
  readonly mode: 'demo' | 'production';
  readonly database: DatabaseConnection;
  /** The sealer role's; without it nothing is sealed, as while the demo is being filled. */
  readonly sealer?: DatabaseConnection;
  /** The retention role's; without it nothing is deleted. */
  readonly retention?: DatabaseConnection;
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
  /** The national login; without it nobody signs in by one. */
  readonly nationalLogin?: NationalLoginSettings;
  /** Whether officers must have a second factor; when absent they must in production. */
  readonly secondFactor?: 'required' | 'offered' | undefined;
  /** By which documents are signed; without it what is prepared waits. */
  readonly signer?: DocumentSigner;
  /** Certificates (DER) of the authorities that a check of a document believes; nobody, without them. */
  readonly trustedRoots?: readonly Uint8Array[];
  /** Without it nobody is called through us. */
  readonly telephone?: TelephoneBridge;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly now: () => Date;
  /** Other installations with which messages are exchanged. */
  readonly partners?: readonly Partner[];
  /** With which the WhatsApp provider signs what people write to us; without it nothing is taken in. */
  readonly messageHookSecret?: string | undefined;
  /** The demo's stand-in of a push service, beside those of the browsers. */
  readonly pushStandIn?: string | undefined;
  /** The demo's receiver of webhooks on this machine; everything else has to be in the public internet. */
  readonly webhookStandIn?: string | undefined;
  /** Pages that this process tells of changes at once; none when absent. */
  readonly liveStreams?: number | undefined;
  readonly demoAccounts?: (region: Region) => readonly DemoAccount[];
};

/** All parts of the server, put together once; nothing below this file knows more than the parts under it. */
export type Server = {
  readonly services: Services;
  readonly cases: Cases;
  readonly people: People;
  readonly staff: Staff;
  readonly notices: Notices;
  readonly fulfilment: Fulfilment;
  readonly signing: Signing;
  readonly fileStore: FileStore;
  readonly importing: Importing;
  /** Pages are told of changes once it is started. */
  readonly live: Pick<Live, 'start' | 'close' | 'open'>;
  /** Deletes what the region's rules say is due; rows by table. */
  readonly retain: Privacy['retain'];
  readonly routes: readonly RegisterRoutes[];
  readonly rootRoutes: readonly RegisterRoutes[];
  /** What is due is done by these, on every server process. */
  readonly sweeps: readonly Sweep[];
};

export function createServer(given: ServerOptions): Server {
  const outages = createOutageWatch(given.now);
  const options = watched(given, outages);
  const { database, masterKeys, places, packs, now, mode, publicUrl } = options;
  const fileStore = createFileStore({
    database,
    masterKeys,
    now,
    folder: join(options.dataFolder, 'files'),
    uploadFolder: join(options.dataFolder, 'uploads'),
  });
  const directory = createPeopleDirectory({ database, masterKeys, now });
  const fileCheck = createFileCheck(trusting(options.trustedRoots ?? []));
  const trustsAnyone = (options.trustedRoots ?? []).length > 0;
  const caseFiles = createCaseFiles(
    fileStore,
    createArrivalCheck({ check: fileCheck, places, trustsAnyone }),
  );
  const cases = createCases({
    database,
    masterKeys,
    places,
    packs,
    now,
    people: directory,
    files: caseFiles,
    messages: createCaseMessages({ masterKeys }),
  });
  const isHttps = publicUrl.startsWith('https:');
  const identityFollowers = [tellWaitingCases(cases, () => places.regions().map(({ id }) => id))];
  const passkeys = createPasskeys({ database, masterKeys, now, publicUrl, title: 'Satuloket' });
  const people = createPeople({
    database,
    passkeys,
    pool: options.pool,
    masterKeys,
    now,
    mode,
    isHttps,
    regions: places,
    register: options.register,
    codeChannels: [options.channels.whatsapp, options.channels.sms],
    claimDrafts: cases.claimDrafts,
    identityFollowers,
    secondFactor: options.secondFactor,
    ...(options.demoAccounts && { demoAccounts: (regionId) => demoAccountsOf(options, regionId) }),
  });
  const staff = createStaff({
    database,
    passkeys,
    masterKeys,
    now,
    places,
    publicUrl,
    accounts: people.accounts,
    secondFactor: secondFactorRule(options),
    channels: options.channels,
    tell: (transaction, notice) => writeToOfficer({ masterKeys }, transaction, { ...notice, urgent: true }),
  });
  const pushKeys = pushKeysIn(join(options.dataFolder, 'push-keys.json'));
  const push = outages.watch('push', createPushSender({ database, masterKeys, publicUrl, keys: pushKeys }));
  const ways = { database, masterKeys, places, publicUrl, now, channels: options.channels };
  const correspondence = createCorrespondence({
    ...ways,
    pushKeys,
    pushStandIn: options.pushStandIn,
    hookSecret: options.messageHookSecret,
    track: cases.cases.track,
    people: directory,
    workList: cases.workList,
    waitingForStandIn: (caller) => signing.waitingForStandIn(caller),
  });
  const notices = createNotices({
    ...ways,
    push,
    bundleMilliseconds: messagePaces[mode],
    recordTold: cases.recordTold,
    valuesOf: (event) => cases.hooks.messageValues?.(event),
  });
  const fulfilment = createFulfilment({ database, now, cases, places, store: fileStore });
  cases.registerFollower(notices.follow);
  cases.registerFollower(fulfilment.follow);
  const signing = createSigning({
    database,
    masterKeys,
    places,
    packs,
    publicUrl,
    now,
    cases,
    fulfilment,
    store: fileStore,
    people: directory,
    signer: options.signer,
  });
  cases.registerFollower(signing.follow);
  const confirmations = createConfirmations({ database, masterKeys, places, publicUrl, now, cases });
  cases.registerFollower(confirmations.follow);
  cases.hooks.viewParts.push(confirmations.viewPart);
  const { register } = options;
  const watches = createWatches({ database, now, cases, register, pace: watchPaces[mode] });
  cases.registerFollower(watches.follow);
  cases.hooks.viewParts.push(watches.viewPart);
  const events = createEvents({
    database,
    places,
    packs,
    masterKeys,
    now,
    publicUrl,
    cases,
    files: caseFiles,
    people: directory,
  });
  cases.registerFollower(events.follow);
  cases.hooks.memberPlan = events.plan;
  cases.hooks.formChecks.push(events.checkForm);
  cases.hooks.subjectChecks.push(events.checkSubject);
  cases.hooks.viewParts.push(events.viewPart);
  const exchange = createExchange({
    database,
    masterKeys,
    places,
    packs,
    publicUrl,
    now,
    cases,
    files: caseFiles,
    store: fileStore,
    accountOf: people.accountOf,
    ...(options.partners && { partners: options.partners }),
  });
  cases.registerFollower(exchange.follow);
  cases.hooks.viewParts.push(exchange.viewPart);
  const helping = createHelping({
    database,
    masterKeys,
    places,
    packs,
    now,
    register,
    people: directory,
    accountOf: people.accountOf,
    householdOf: people.householdOf,
    store: fileStore,
    cases,
  });
  const capacity = createCapacity({
    database,
    masterKeys,
    places,
    packs,
    publicUrl,
    now,
    cases,
    people: directory,
  });
  cases.registerFollower(capacity.follow);
  cases.hooks.slots = capacity.slots;
  cases.hooks.stock = capacity.stockRoom;
  cases.hooks.actionContext = capacity.actionContext;
  cases.hooks.viewParts.push(capacity.viewPart);
  const printing = createPrinting({ database, places, packs, now, cases, fulfilment, people: directory });
  cases.registerFollower(printing.follow);
  const delivery = createDelivery({
    database,
    masterKeys,
    places,
    packs,
    now,
    publicUrl,
    cases,
    people: directory,
    ...(options.telephone && { telephone: options.telephone }),
  });
  cases.registerFollower(delivery.follow);
  cases.hooks.proofs = delivery.proofs;
  cases.hooks.messageValues = delivery.messageValues;
  const importing = createImporting({
    database,
    masterKeys,
    now,
    places,
    packs,
    register,
    people: directory,
    accountOf: people.accountOf,
    cases,
  });
  cases.hooks.viewParts.push(importing.viewPart);
  cases.hooks.standings.push(importing.standing);
  const post = createPost({ database, masterKeys, now, places, packs, people: directory, cases });
  importing.kinds.push(post.tables);
  cases.registerFollower(post.follow);
  cases.hooks.viewParts.push(post.viewPart);
  const files = createFiles({
    store: fileStore,
    masterKeys,
    now,
    cases,
    regions: places,
    // Pages and programs open files by the same links: that it came so tells nothing of who looked.
    lookInto: ({ face: _, ...caller }, { caseId, fileId }) =>
      cases.lookInto(caller, { caseId, what: `file/${fileId}`, kinds: ['documents'] }),
  });
  const field = createField({
    database,
    masterKeys,
    now,
    people: directory,
    store: fileStore,
    handlers: [deliveryRecords(delivery.service)],
  });
  const measures = createMeasures({ database, masterKeys, places, packs, publicUrl, now, cases });
  cases.registerFollower(measures.follow);
  cases.hooks.viewParts.push(measures.viewPart);
  const integrations = createIntegrations({
    database,
    masterKeys,
    places,
    packs,
    now,
    publicUrl,
    register,
    cases,
    files: caseFiles,
    store: fileStore,
    accountOf: people.accountOf,
    post: createGuardedPost({ standIn: mode === 'demo' ? options.webhookStandIn : undefined }),
  });
  cases.registerFollower(integrations.follow);
  const live = createLive({
    database,
    pool: options.pool,
    cases,
    now,
    mostStreams: options.liveStreams ?? 0,
  });
  cases.registerFollower(live.follow);
  const looks = createLooks({ database, masterKeys, places, packs, people: directory, now });
  cases.hooks.viewParts.push(looks.viewPart);
  const residents = createResidents({
    database,
    masterKeys,
    now,
    regions: places,
    accounts: people.accounts,
    passkeys,
    phoneChannels: [options.channels.whatsapp, options.channels.sms],
    emailChannel: options.channels.email,
    openSession: people.openSession,
    ...(options.nationalLogin && {
      nationalLogin: createNationalLogin({
        database,
        masterKeys,
        now,
        register,
        followers: identityFollowers,
        accounts: people.accounts,
        settings: options.nationalLogin,
        publicUrl,
        isHttps,
        regions: places,
      }),
    }),
  });
  const privacy = createPrivacy({
    database,
    retention: options.retention,
    masterKeys,
    places,
    now,
    catalogue: cases.catalogue,
    cases,
    officers: directory,
    store: fileStore,
    exportFolder: join(options.dataFolder, 'exports'),
  });
  cases.registerFollower(privacy.follow);
  const services: Services = {
    privacy: privacy.service,
    now,
    mode,
    catalogue: cases.catalogue,
    people,
    residents,
    staff: staff.service,
    drafts: cases.drafts,
    files,
    cases: cases.cases,
    workList: cases.workList,
    capacity: capacity.service,
    printing: printing.service,
    signing: signing.service,
    documents: fulfilment.service,
    delivery: delivery.service,
    events,
    household: createHousehold({ database, places, packs, masterKeys, now, cases, people }),
    confirmations: confirmations.service,
    exchange: exchange.service,
    helping,
    importing: importing.service,
    integrations: integrations.service,
    post: post.service,
    messages: correspondence.service,
    measures: measures.service,
    looks: looks.service,
    operations: createOperations({ database, now }),
    field: field.service,
    log: createLogService({ database, keysOf: (regionId) => regionKeys(options, regionId) }),
    verification: createVerificationService({
      documents: signing.documents,
      check: fileCheck,
      officeName: (regionId, officeId) =>
        places.region(regionId)?.offices.find(({ id }) => id === officeId)?.name,
    }),
    wallet: createWallet({
      database,
      masterKeys,
      places,
      packs,
      now,
      cases,
      store: fileStore,
      documents: signing.documents,
    }),
  };
  const everyRegion = async (work: (regionId: string) => Promise<unknown>): Promise<void> => {
    for (const { id } of places.regions()) await work(id);
  };
  const aTurnEachRegion = (work: (regionId: string) => Promise<boolean>) =>
    aTurnEach(
      places.regions().map(({ id }) => id),
      work,
    );
  return {
    services: observedServices(services),
    cases,
    people,
    staff,
    notices,
    fulfilment,
    signing,
    fileStore,
    importing,
    live,
    retain: privacy.retain,
    routes: [
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
    ],
    rootRoutes: [fileRoutes(files), correspondence.hookRoutes, liveRoutes(live)],
    sweeps: [
      // One click can have a thousand documents made: they hold up each other's region and kind for a turn, and nothing
      // else. All of them are rendered by one child, one after the other.
      { name: 'documents', everyMilliseconds: 2_000, run: () => aTurnEachRegion(fulfilment.makeSome) },
      {
        name: 'documents to sign',
        everyMilliseconds: 2_000,
        run: () => aTurnEachRegion(signing.prepareSome),
      },
      { name: 'life events', everyMilliseconds: 2_000, run: () => everyRegion(events.lookAtDue) },
      { name: 'messages', everyMilliseconds: 2_000, run: () => everyRegion(notices.sendDue) },
      {
        name: 'exchange',
        everyMilliseconds: 2_000,
        run: async () => {
          await everyRegion(exchange.deliverDue);
          await everyRegion(exchange.openReceived);
        },
      },
      { name: 'webhooks', everyMilliseconds: 2_000, run: () => everyRegion(integrations.deliverDue) },
      {
        name: 'copies of personal data',
        everyMilliseconds: 2_000,
        run: () => everyRegion(privacy.makeDueExports),
      },
      { name: 'retention', everyMilliseconds: 3_600_000, run: () => everyRegion(privacy.retain) },
      { name: 'watches', everyMilliseconds: 2_000, run: () => everyRegion(watches.askDue) },
      { name: 'print queues', everyMilliseconds: 60_000, run: () => everyRegion(printing.catchUp) },
      { name: 'signing runs', everyMilliseconds: 20_000, run: () => everyRegion(signing.endDeadRuns) },
      {
        name: 'documents that could not be made to be signed',
        everyMilliseconds: 3_600_000,
        run: () => everyRegion(signing.prepareStuck),
      },
      { name: 'visits', everyMilliseconds: 60_000, run: () => everyRegion(capacity.sweep) },
      {
        name: 'reminders of drafts',
        everyMilliseconds: 60_000,
        run: () =>
          everyRegion((regionId) =>
            sendDueReminders({ ...ways, push, packs, phoneOf: people.phoneOf }, regionId),
          ),
      },
      { name: 'answers to messages', everyMilliseconds: 5_000, run: correspondence.sendAnswers },
      { name: 'digests', everyMilliseconds: 60_000, run: () => everyRegion(correspondence.writeDigests) },
      { name: 'timers', everyMilliseconds: 20_000, run: () => everyRegion(cases.sweepTimers) },
      { name: 'promises kept', everyMilliseconds: 60_000, run: () => everyRegion(measures.sumUp) },
      { name: 'unusual looks', everyMilliseconds: lookPaces[mode], run: () => everyRegion(looks.examine) },
      { name: 'morning', everyMilliseconds: 60_000, run: () => everyRegion(measures.reportMorning) },
      {
        name: 'outages',
        everyMilliseconds: 5_000,
        run: () =>
          outages.store(
            database,
            places.regions().map(({ id }) => id),
          ),
      },
      { name: 'calendars', everyMilliseconds: 3_600_000, run: () => everyRegion(cases.amendPromises) },
      { name: 'record log', everyMilliseconds: 20_000, run: () => everyRegion((id) => sealLog(options, id)) },
      { name: 'identities', everyMilliseconds: 30_000, run: () => people.retryPendingIdentities() },
      {
        name: 'people who are helped',
        everyMilliseconds: 30_000,
        run: () => everyRegion(helping.retryPendingPeople),
      },
      { name: 'start codes', everyMilliseconds: 3_600_000, run: () => everyRegion(helping.emptyStartCodes) },
      { name: 'field', everyMilliseconds: 30_000, run: () => everyRegion(field.settleDue) },
      { name: 'imports', everyMilliseconds: 2_000, run: () => everyRegion(importing.work) },
      {
        name: 'people who came over',
        everyMilliseconds: 60_000,
        run: () => everyRegion(importing.settlePending),
      },
      {
        name: 'leftovers',
        everyMilliseconds: 3_600_000,
        run: async () => {
          await people.sweep();
          await correspondence.forget();
          await everyRegion(integrations.forget);
          await everyRegion((regionId) => fileStore.sweep(regionId));
        },
      },
    ],
  };
}

/** Everything outside with an eye on how its calls go. */
function watched(options: ServerOptions, outages: OutageWatch): ServerOptions {
  const { whatsapp, email, sms } = options.channels;
  return {
    ...options,
    register: outages.watch('register', options.register),
    channels: {
      whatsapp: outages.watch('whatsapp', whatsapp),
      email: outages.watch('email', email),
      sms: outages.watch('sms', sms),
    },
    ...(options.telephone && { telephone: outages.watch('telephone', options.telephone) }),
  };
}

/** Folds what happened since into the region's log, under a checkpoint that names the region's address. */
async function sealLog(
  { sealer, masterKeys, places, publicUrl, now }: ServerOptions,
  regionId: string,
): Promise<void> {
  const region = places.region(regionId);
  if (sealer === undefined || region === undefined) return;
  const { signer } = regionKeys({ masterKeys, places }, regionId);
  const origin = `${new URL(publicUrl).host}/${region.slug}`;
  await sealRegion(sealer, { regionId, origin, signer, now: now() });
}

/** The keys of a region's log carry its name in addresses. */
function regionKeys({ masterKeys, places }: Pick<ServerOptions, 'masterKeys' | 'places'>, regionId: string) {
  return logKeys(masterKeys, { regionId, name: regionOf({ places }, regionId).slug });
}

function demoAccountsOf({ places, demoAccounts }: ServerOptions, regionId: string): readonly DemoAccount[] {
  const region = places.region(regionId);
  return region && demoAccounts ? demoAccounts(region) : [];
}
