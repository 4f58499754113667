import { join } from 'node:path';
import { authorityFolder, type IssuingAuthority, keptAuthority, type Official } from './authority/kept.ts';
import type { DemoClock } from './clock.ts';
import { type GenerateOptions, generatePopulation } from './register/generate.ts';
import type { Household, Population, SandboxVillage } from './register/types.ts';

export type SandboxOptions = {
  readonly villages: readonly SandboxVillage[];
  /** Key that the server's calls must carry. */
  readonly apiKey: string;
  readonly seed?: number;
  /** Invented families besides the demo people's. */
  readonly families?: number;
  /** Further families in some of the villages. */
  readonly more?: GenerateOptions['more'];
  /** Where issued numbers and messages are kept over a restart; without it they live in memory only. */
  readonly dataFolder?: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** How long each call of the register takes when it is well. */
  readonly usualMilliseconds?: number;
  /** Who has a certificate of the demo's authority, and with which passphrase they sign. */
  readonly officials?: { readonly people: readonly Official[]; readonly passphrase: string };
  /** Shared with the server, so that moving it is seen everywhere. */
  readonly clock?: DemoClock;
};

/** What a server needs to know of its stand-ins, whichever process runs them. */
export type StandIns = {
  readonly url: string;
  /** Issues the officials' certificates and tells the time. */
  readonly authority: IssuingAuthority;
  /** An OpenID provider over the people of the stories. */
  readonly nationalLogin: { readonly issuer: string; readonly clientId: string };
  /** Everyone whom the register knew on its first day. */
  households(): readonly Household[];
  /** Where what someone writes on a stand-in phone is posted, as the WhatsApp provider does. */
  postRepliesTo(url: string): void;
  close(): Promise<void>;
};

/** As which the server is known to the stand-in of the national login; its secret is the key. */
export const nationalLoginClient = 'satuloket';

/** Whom the register of a sandbox with these options knows on its first day. */
export const populationOf = (
  options: Pick<SandboxOptions, 'villages' | 'seed' | 'families' | 'more'>,
): Population =>
  generatePopulation({
    villages: options.villages,
    seed: options.seed ?? 1,
    families: options.families ?? 3000,
    ...(options.more === undefined ? {} : { more: options.more }),
  });

/**
 * The stand-ins that another process runs at `url` over the same folder: the same people with the same certificates.
 * Where replies go is that process's business.
 */
export function joinSandbox(
  options: SandboxOptions & { readonly url: string; readonly dataFolder: string },
): StandIns {
  const { url, dataFolder } = options;
  return {
    url,
    authority: keptAuthority(join(dataFolder, authorityFolder)),
    nationalLogin: { issuer: `${url}/inapas`, clientId: nationalLoginClient },
    households: () => populationOf(options).households,
    postRepliesTo: () => undefined,
    close: async () => undefined,
  };
}
