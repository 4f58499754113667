import { mkdirSync } from 'node:fs';
import { type AddressInfo, createServer as createProbe } from 'node:net';
import { join } from 'node:path';
import { failure, type Region, type Result, success } from '@satuloket/engine';
import { createDemoClock, type DemoClock, demoPeople, type Household } from '@satuloket/sandbox';
import {
  createHttp,
  createPackRegistry,
  createRateLimit,
  createServer,
  demoOfficers,
  giveDemoAddress,
  type InvariantDependencies,
  problemList,
  type Server,
  seedOfficers,
  shareRateLimit,
  startSweeps,
} from '@satuloket/server';
import {
  claimInstallation,
  createNotifications,
  type OpenDatabase,
  type Secrets,
  type Settings,
  type Supervisor,
} from '@satuloket/server/platform';
import { openRootKeys } from '@satuloket/server/record';
import type { DemoAccount } from '@satuloket/server/types';
import { trustedRootsName, writeTrustedRoots } from '@satuloket/server/verification';
import type { DemoOfficer } from '../demo/offices.ts';
import { demoPassphrase } from '../demo/officials.ts';
import { seedDemoCases } from '../demo/seed.ts';
import { seedDemoStock } from '../demo/stock.ts';
import { readDefinitions } from './definitions.ts';
import { system } from './failures.ts';
import { drainBeforeStop, openObservation, readinessOf, sweepsWatched } from './operations.ts';
import { openOutsideServices } from './outside.ts';
import { partnersOf } from './partners.ts';

export type ApplicationInput = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly database: OpenDatabase;
  /** Whatever is started here registers how to stop it. */
  readonly supervisor: Supervisor;
  /** Who drives time from outside: nothing is swept then unless they do it, and pages only come with `pages`. */
  readonly driven?: { readonly clock: DemoClock; readonly pages: boolean };
};

export type Application = {
  readonly address: string;
  readonly sandboxUrl?: string;
  /** Everyone whom the stand-in of the register knows. */
  households(): readonly Household[];
  readonly sweeps: Server['sweeps'];
  readonly inside: InvariantDependencies;
  /** What a person needs to go on: where each face is and how to sign in. */
  readonly greeting: readonly string[];
};

/** The password of every officer of the demo, shown on its sign-in page; production has no such accounts. */
const demoPassword = 'satu-loket-demo';

/** As many moments of the demo's past run side by side, and each holds one connection at a time. */
const seedConnections = 8;

/** A photo of each of two documents, sent at once by a browser without scripts, and some words. */
const pageBodyLimitBytes = 24 * 1024 * 1024;

/** Starts what stands on the database: regions and packs, the demo's cases, the sandbox, the HTTP server. */
export async function startApplication(input: ApplicationInput): Promise<Result<Application>> {
  const { settings, secrets, database, supervisor } = input;
  const claimed = await claimInstallation(database.pool, settings.mode, new Date());
  if (!claimed.ok) return claimed;
  const read = await readDefinitions();
  if (!read.ok) return read;
  const { places, packs } = read.value;
  const partners = partnersOf(settings.partnersFile);
  if (!partners.ok) return partners;
  const clock =
    input.driven?.clock ??
    (settings.mode === 'demo'
      ? createDemoClock(join(settings.dataFolder, 'sandbox'), {
          isMovedElsewhere: settings.standInsUrl !== undefined,
        })
      : undefined);
  const now = clock?.now ?? (() => new Date());
  const keys = await openRootKeys(database.database, secrets.masterKeys);
  if (!keys.ok) return keys;
  const masterKeys = keys.value;

  const registry = await createPackRegistry({
    database: database.database,
    places,
    now,
    known: packs.map(({ pack }) => pack),
  });
  for (const region of places.regions()) {
    for (const { pack, files } of packs) {
      if (!region.installed.some((installed) => installed.pack === pack.manifest.name)) continue;
      const installed = await registry.install(region.id, files);
      if (!installed.ok) return failure(packRefused(pack.manifest.name, region));
    }
  }

  const opened = await openOutsideServices({ settings, secrets, places, supervisor, clock });
  if (!opened.ok) return opened;
  const outside = opened.value;
  writeTrustedRoots(join(settings.dataFolder, trustedRootsName), outside.trustedRoots);
  for (const folder of ['files', 'uploads'])
    mkdirSync(join(settings.dataFolder, folder), { recursive: true });
  // Messages name the address before anyone listens there, so a free port is chosen first.
  const port = settings.port === 0 ? await freePort(settings.host) : settings.port;
  const address = settings.publicUrl ?? `http://localhost:${port}`;
  const isDemo = settings.mode === 'demo';
  const serverOptions = {
    mode: settings.mode,
    secondFactor: settings.secondFactor,
    database: database.database,
    pool: database.pool,
    masterKeys,
    places,
    packs: registry,
    register: outside.register,
    channels: outside.channels,
    messageHookSecret: settings.messageHookSecret ?? (isDemo ? outside.sandboxKey : undefined),
    pushStandIn: outside.sandbox?.url,
    webhookStandIn: outside.sandbox?.url,
    trustedRoots: outside.trustedRoots,
    ...(outside.telephone && { telephone: outside.telephone }),
    ...(outside.signer && { signer: outside.signer }),
    ...(outside.nationalLogin && { nationalLogin: outside.nationalLogin }),
    publicUrl: address,
    partners: partners.value,
    dataFolder: settings.dataFolder,
    liveStreams: settings.liveStreams,
    ...(isDemo && { demoAccounts: (region: Region) => demoAccountsOf(region) }),
  };
  const application = {
    address,
    ...(outside.sandbox && { sandboxUrl: outside.sandbox.url }),
    households: () => outside.sandbox?.households() ?? [],
    inside: { database: database.database, places, packs: registry, masterKeys, now },
  };
  const server = createServer({
    ...serverOptions,
    now,
    sealer: database.connectAs('satuloket_sealer', 1),
    retention: database.connectAs('satuloket_retention', 2),
  });
  if (isDemo) {
    const officers = {
      database: database.database,
      accounts: server.people.accounts,
      mode: settings.mode,
      now,
    };
    const seeded: DemoOfficer[] = [];
    for (const region of places.regions()) {
      for (const officer of await seedOfficers(officers, region, demoPassword)) {
        seeded.push({ ...officer, regionId: region.id });
        const email = `${officer.username}@${region.slug}.example`;
        await giveDemoAddress({ database: database.database, masterKeys, now }, { ...officer, email });
      }
    }
    // The people of the stories have shown their cards at a counter before.
    for (const { villageCode, phone, nik } of demoPeople) {
      const region = places.regions().find(({ code }) => villageCode.startsWith(`${code}.`));
      if (region) await server.people.seedProof({ regionId: region.id, phone, nik });
    }
    for (const region of places.regions()) await seedDemoStock(server.services, region, seeded);
    const { close, ...filling } = database.connectForFilling(seedConnections);
    await seedDemoCases({
      serverOptions: { ...serverOptions, ...filling },
      outside,
      supervisor,
      officers: seeded,
      count: settings.demoCases,
    });
    await close();
    if (supervisor.stopping) return success({ ...application, sweeps: [], greeting: [] });
  }

  const observed = { ...input, masterKeys, places, now, openPages: server.live.open };
  const readiness = readinessOf(observed);
  const { metricsAddress } = await openObservation(observed, readiness);
  const rateLimit = createRateLimit({ now: () => performance.now() });
  const withPages = input.driven?.pages ?? settings.withPages;
  const http = await createHttp({
    services: server.services,
    config: {
      publicUrl: settings.publicUrl,
      trustProxy: settings.trustProxy,
      logLevel: settings.logLevel,
    },
    ...(withPages && { webHandler: await loadPages() }),
    routes: server.routes,
    rootRoutes: server.rootRoutes,
    rateLimit,
    problems: problemList,
    readiness,
  });
  if (input.driven === undefined) {
    const sweeps = startSweeps(sweepsWatched(server.sweeps, observed), (name, error) =>
      http.app.log.error({ sweep: name, err: error }, 'sweep failed'),
    );
    // Who moves the demo's clock wants to see what has become due.
    clock?.onMove?.(() => sweeps.wake());
    supervisor.onStop('pekerjaan berkala', () => sweeps.stop());
  }
  // What is not signed yet waits for its official again: the passphrase goes with this process.
  supervisor.onStop('penandatanganan', () => server.signing.close());
  await http.listen({ host: settings.host, port });
  supervisor.onStop('server', () => http.close());
  drainBeforeStop(observed, readiness);
  // The first to end: pages that are told of changes come back to another process while this one still answers.
  const notifications = createNotifications(database.pool);
  server.live.start(notifications);
  const stopSharing = shareRateLimit(rateLimit, notifications);
  notifications.open((error) => http.app.log.error({ err: error }, 'notifications broke off'));
  supervisor.onStop('kabar langsung', () => {
    server.live.close();
    stopSharing();
    return notifications.close();
  });
  // By the loopback address: the stand-ins run on this machine, whatever the public address is.
  const here = settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host;
  outside.sandbox?.postRepliesTo(`http://${here}:${port}/hooks/whatsapp`);
  return success({
    ...application,
    sweeps: server.sweeps,
    greeting: [
      ...greet(address, input, places.regions(), outside.sandbox?.url),
      ...(metricsAddress === undefined ? [] : [`  metrik      ${metricsAddress}`]),
    ],
  });
}

/** Whoever plays without pages needs no built ones. */
async function loadPages() {
  const { loadWebHandler } = await import('@satuloket/web');
  return loadWebHandler({ bodyLimitBytes: pageBodyLimitBytes });
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createProbe();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function demoAccountsOf(region: Region): readonly DemoAccount[] {
  const residents = demoPeople
    .filter(({ villageCode }) => villageCode.startsWith(`${region.code}.`))
    .map(({ name, phone, story, nik, kk, birthDate }) => ({
      face: 'portal' as const,
      title: { id: name, en: name },
      identifier: phone,
      secret: '',
      note: {
        id: `${story.id}. NIK ${nik}, KK ${kk}, lahir ${birthDate}`,
        en: `${story.en}. NIK ${nik}, KK ${kk}, born ${birthDate}`,
      },
    }));
  return [...residents, ...demoOfficers(region, demoPassword)];
}

function greet(
  address: string,
  { settings }: ApplicationInput,
  regions: readonly Region[],
  sandboxUrl: string | undefined,
): readonly string[] {
  const faces = regions.flatMap(({ slug, name }) => [
    `  ${name.id}`,
    `    warga     ${address}/${slug}`,
    `    petugas   ${address}/${slug}/petugas`,
  ]);
  const common = ['', `Satuloket siap di ${address}`, ...faces, `  API         ${address}/api`];
  if (settings.mode === 'production') return common;
  return [
    ...common,
    ...(sandboxUrl ? [`  layanan tiruan (kotak masuk WhatsApp, SIAK)  ${sandboxUrl}`] : []),
    '',
    'Masuk sebagai warga: nomor HP 0812 0000 0101 (Dewi, Kota) atau 0812 0000 0107 (Euis, Kabupaten);',
    '  kodenya muncul di kotak masuk tiruan. NIK dan KK untuk dicocokkan tertulis di halaman masuk.',
    `Passphrase tanda tangan elektronik semua pejabat peragaan: ${demoPassphrase}`,
    `Masuk sebagai petugas, sandi ${demoPassword}: verifikator.bekasitimur, operator.bekasitimur, penyetuju.bekasitimur,`,
    '  loket.bekasitimur, camat.bekasitimur, kurir.disdukcapil, kepala.disdukcapil, wali.kota; semuanya di halaman masuk.',
    '',
  ];
}

function packRefused(name: string, region: Region) {
  return system(
    'pack-refused',
    `Paket ${name} tidak dapat dipasang di ${region.name.id}. Jalankan: npx satuloket pack lint packs/${name}`,
    `The pack ${name} could not be installed.`,
  );
}
