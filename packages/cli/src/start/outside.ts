import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { type Result, success } from '@satuloket/engine';
import { type DemoClock, joinSandbox, type StandIns } from '@satuloket/sandbox';
import {
  type DocumentSigner,
  httpMessageChannels,
  httpPopulationRegister,
  httpTelephoneBridge,
  type Places,
  type TelephoneBridge,
} from '@satuloket/server';
import type { Secrets, Settings, Supervisor } from '@satuloket/server/platform';
import { crowdOfDemo } from '../demo/crowd.ts';
import { demoPassphrase, officialsOfDemo } from '../demo/officials.ts';
import { openSigner, readTrustedRoots } from './signing.ts';

export type OutsideServices = {
  readonly register: ReturnType<typeof httpPopulationRegister>;
  readonly channels: ReturnType<typeof httpMessageChannels>;
  /** Absent where the installation has no exchange for telephone calls. */
  readonly telephone?: TelephoneBridge;
  /** Absent where no way to sign was chosen. */
  readonly signer: DocumentSigner | undefined;
  /** Certificates (DER) that a check of a document believes. */
  readonly trustedRoots: readonly Uint8Array[];
  /** Absent where no national login is set up. */
  readonly nationalLogin?: NonNullable<Settings['nationalLogin']>;
  /** Stand-ins of this start or of another process; absent when everything outside is real. */
  readonly sandbox: StandIns | undefined;
  readonly sandboxKey: string;
};

const registerTimeoutMilliseconds = 4_000;
const messageTimeoutMilliseconds = 6_000;
const telephoneTimeoutMilliseconds = 6_000;

/** The services that are not ours: those of the settings, and in the demo stand-ins for the ones that are not set. */
export async function openOutsideServices(input: {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly places: Places;
  readonly supervisor: Supervisor;
  readonly clock: DemoClock | undefined;
}): Promise<Result<OutsideServices>> {
  const { settings, places, supervisor } = input;
  const sandboxKey = createHmac('sha256', input.secrets.masterKey).update('sandbox').digest('hex');
  const isStoodIn =
    settings.mode === 'demo' &&
    (settings.registerService === undefined ||
      settings.messageService === undefined ||
      settings.signing?.signersFile === undefined);
  const standing = {
    villages: places.regions().flatMap(({ villages }) => villages),
    apiKey: sandboxKey,
    dataFolder: join(settings.dataFolder, 'sandbox'),
    port: settings.sandboxPort,
    more: crowdOfDemo(places),
    officials: { people: officialsOfDemo(places.regions()), passphrase: demoPassphrase },
  };
  const openStandIns = async ({ standInsUrl: url }: Settings): Promise<StandIns> => {
    if (url !== undefined) return joinSandbox({ ...standing, url });
    // What issues the demo's certificates takes tens of megabytes, which no server needs that runs no stand-ins.
    const { createSandbox } = await import('@satuloket/sandbox/create');
    return createSandbox({ ...standing, ...(input.clock && { clock: input.clock }) });
  };
  const sandbox = isStoodIn ? await openStandIns(settings) : undefined;
  if (sandbox) supervisor.onStop('layanan tiruan', () => sandbox.close());
  const standIn = { url: sandbox?.url ?? '', apiKey: sandboxKey };
  const exchange = settings.telephoneService ?? (sandbox && standIn);
  const { clock } = input;
  // How long a service that failed is left alone is told by the demo's clock, as everything else in it.
  const time = clock === undefined ? {} : { now: () => clock.now().getTime() };
  const signer = openSigner({ settings, sandbox, sandboxKey, now: input.clock?.now ?? (() => new Date()) });
  if (!signer.ok) return signer;
  const roots = readTrustedRoots(settings.trustedRootsFile, sandbox);
  if (!roots.ok) return roots;
  if (signer.value) supervisor.onStop('penanda tangan', async () => signer.value?.close?.());
  const nationalLogin =
    settings.nationalLogin ?? (sandbox && { ...sandbox.nationalLogin, clientSecret: sandboxKey });
  return success({
    ...(nationalLogin && { nationalLogin }),
    signer: signer.value,
    trustedRoots: roots.value,
    ...(exchange && {
      telephone: httpTelephoneBridge({
        ...exchange,
        ...time,
        timeoutMilliseconds: telephoneTimeoutMilliseconds,
      }),
    }),
    register: httpPopulationRegister({
      ...(settings.registerService ?? standIn),
      ...time,
      timeoutMilliseconds: registerTimeoutMilliseconds,
    }),
    channels: httpMessageChannels({
      ...(settings.messageService ?? standIn),
      ...time,
      timeoutMilliseconds: messageTimeoutMilliseconds,
    }),
    sandbox,
    sandboxKey,
  });
}
