import { join } from 'node:path';
import { createCapacity } from './capacity/index.ts';
import { type Cases, createCases } from './cases/index.ts';
import { createConfirmations } from './confirmations/index.ts';
import { createDelivery } from './delivery/index.ts';
import { createEvents } from './events/index.ts';
import { createExchange } from './exchange/index.ts';
import { createField, deliveryRecords } from './field/index.ts';
import { createCaseFiles, createFileStore, createFiles, type FileStore, fileRoutes } from './files/index.ts';
import { createFulfilment, type Fulfilment } from './fulfilment/index.ts';
import { createHelping } from './helping/index.ts';
import { createHousehold } from './household/index.ts';
import { createImporting, type Importing } from './importing/index.ts';
import { createIntegrations } from './integrations/index.ts';
import { createLive, type Live, liveRoutes } from './live/index.ts';
import { createLooks } from './looks/index.ts';
import { createMeasures, createOutageWatch, type OutageWatch } from './measures/index.ts';
import {
  createCaseMessages,
  createCorrespondence,
  createNotices,
  createPushSender,
  messagePaces,
  type Notices,
  pushKeysIn,
  sendDueReminders,
} from './notices/index.ts';
import { createOperations } from './operations/index.ts';
import { createPeopleDirectory, type People, type Staff } from './people/index.ts';
import type { RegisterRoutes } from './platform/http/index.ts';
import { observedServices } from './platform/observability/index.ts';
import { createGuardedPost } from './platform/outbound/index.ts';
import type { Sweep } from './platform/sweeps/index.ts';
import { createPost } from './post/index.ts';
import { createPrinting } from './printing/index.ts';
import { createPrivacy, type Privacy } from './privacy/index.ts';
import { createLogService } from './record/index.ts';
import { regionKeys } from './region-log.ts';
import type { ServerOptions } from './server-options.ts';
import { joinPeople } from './server-people.ts';
import { apiRoutes } from './server-routes.ts';
import { sweepsOf } from './server-sweeps.ts';
import { createSigning, type Signing } from './signing/index.ts';
import type { Services } from './types.ts';
import {
  createArrivalCheck,
  createFileCheck,
  createVerificationService,
  trusting,
} from './verification/index.ts';
import { createWallet } from './wallet/index.ts';
import { createWatches, watchPaces } from './watches/index.ts';

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
  const { people, residents, staff } = joinPeople(options, cases);
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
    cases,
    now,
    mostStreams: options.liveStreams ?? 0,
  });
  cases.registerFollower(live.follow);
  const looks = createLooks({ database, masterKeys, places, packs, people: directory, now });
  cases.hooks.viewParts.push(looks.viewPart);
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
    routes: apiRoutes({ people, residents }),
    rootRoutes: [fileRoutes(files), correspondence.hookRoutes, liveRoutes(live)],
    sweeps: sweepsOf(options, {
      fulfilment,
      signing,
      events,
      notices,
      exchange,
      integrations,
      privacy,
      watches,
      printing,
      capacity,
      correspondence,
      cases,
      measures,
      looks,
      outages,
      people,
      helping,
      field,
      importing,
      fileStore,
      remindOfDrafts: (regionId) =>
        sendDueReminders({ ...ways, push, packs, phoneOf: people.phoneOf }, regionId),
    }),
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
