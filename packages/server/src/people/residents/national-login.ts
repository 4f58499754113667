import { randomBytes } from 'node:crypto';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import * as oidc from 'openid-client';
import type { Caller } from '../../types.ts';
import type { Accounts } from '../accounts.ts';
import { readCookie } from '../cookies.ts';
import { readHousehold } from '../household.ts';
import { accountOfPerson, type IdentityDependencies, keepMatched, readIdentity } from '../identity.ts';
import { useOnce } from '../once.ts';
import { keepProof, proofsOf } from '../proofs.ts';
import { keyedDigest, openAccountValue, purposeKey, sealAccountValue } from '../sealing.ts';
import { signInProblems } from '../sign-in-problems.ts';
import { accountFor, mayResident } from './policy.ts';

export type NationalLoginSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type NationalLoginDependencies = IdentityDependencies & {
  readonly accounts: Accounts;
  readonly settings: NationalLoginSettings;
  readonly publicUrl: string;
  readonly isHttps: boolean;
  readonly regions: { region(id: string): { readonly slug: string } | undefined };
};

/**
 * The national login (INApas) by OpenID Connect: the code flow with PKCE, state and nonce. What is under way travels in
 * a sealed cookie of the browser that began it, so that nobody can finish here what they began elsewhere.
 */
export type NationalLogin = {
  begin(
    caller: Caller,
    input: { readonly onward: string; readonly link: boolean },
  ): Promise<Result<{ readonly address: string; readonly setCookies: readonly string[] }>>;
  /** Whose account it is, made if there is none. */
  finish(
    caller: Caller,
    input: { readonly search: string; readonly headers: Headers },
  ): Promise<
    Result<{ readonly accountId: string; readonly onward: string; readonly setCookies: readonly string[] }>
  >;
};

type UnderWay = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly regionId: string;
  readonly onward: string;
  readonly expiresAt: number;
  /** The account to which it is added. */
  readonly linkTo?: string;
};

const cookieName = 'satuloket_nasional';
const lastsSeconds = 600;
const timeoutSeconds = 8;
const sealedPlace = 'national-login';

export function createNationalLogin(dependencies: NationalLoginDependencies): NationalLogin {
  const { masterKeys, now, settings } = dependencies;
  let discovered: Promise<oidc.ServerMetadata> | undefined;

  /** Read once, at the first use; a provider that was down is asked again. */
  async function configuration(): Promise<oidc.Configuration> {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return configured(settings, await discovered, now());
  }

  function pathOf(regionId: string): string {
    const region = dependencies.regions.region(regionId);
    if (region === undefined) throw new Error(`The caller's region ${regionId} is not installed.`);
    return `/${region.slug}/masuk/nasional`;
  }

  const returnAddress = (regionId: string) => `${dependencies.publicUrl}${pathOf(regionId)}/kembali`;

  function cookie(regionId: string, value: string, seconds: number): string {
    const secure = dependencies.isHttps ? '; Secure' : '';
    return `${cookieName}=${value}; Path=${pathOf(regionId)}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  }

  /** Undefined for what this browser did not begin, began elsewhere or began too long ago. */
  function underWay(caller: Caller, headers: Headers): UnderWay | undefined {
    const sealed = readCookie(headers.get('cookie'), cookieName);
    if (sealed === undefined) return undefined;
    try {
      const begun = openAccountValue<UnderWay>(masterKeys, sealedPlace, Buffer.from(sealed, 'base64url'));
      const isOurs = begun.regionId === caller.regionId && begun.expiresAt > now().getTime();
      return isOurs ? begun : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    async begin(caller, { onward, link }) {
      const account = link ? accountFor(caller, 'read-security') : undefined;
      const may = account ?? mayResident(caller, 'begin-national-login');
      if (!may.ok) return may;
      const { regionId } = caller;
      try {
        const provider = await configuration();
        const verifier = oidc.randomPKCECodeVerifier();
        const state = randomBytes(24).toString('base64url');
        const nonce = oidc.randomNonce();
        const address = oidc.buildAuthorizationUrl(provider, {
          redirect_uri: returnAddress(regionId),
          scope: 'openid profile',
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        });
        const begun: UnderWay = {
          state,
          nonce,
          verifier,
          regionId,
          onward,
          expiresAt: now().getTime() + lastsSeconds * 1000,
          ...(account?.ok && { linkTo: account.value.accountId }),
        };
        const sealed = sealAccountValue(masterKeys, sealedPlace, begun).toString('base64url');
        return success({ address: address.href, setCookies: [cookie(regionId, sealed, lastsSeconds)] });
      } catch {
        return failure(signInProblems.nationalLoginDown);
      }
    },

    async finish(caller, { search, headers }) {
      const begun = underWay(caller, headers);
      if (begun === undefined) return failure(signInProblems.nationalLoginRefused);
      const state = Buffer.from(begun.state, 'base64url');
      const isFirst = await useOnce(dependencies.database, state, { now: now(), lastsSeconds });
      if (!isFirst) return failure(signInProblems.nationalLoginRefused);
      const told = await personTold(await configurationOrNone(configuration), {
        address: new URL(`${returnAddress(caller.regionId)}${search}`),
        begun,
      });
      if (!told.ok) return told;
      const account = await accountOf(dependencies, caller, told.value, begun.linkTo);
      if (!account.ok) return account;
      return success({
        accountId: account.value,
        onward: begun.onward,
        setCookies: [cookie(caller.regionId, '', 0)],
      });
    },
  };
}

/** The stand-in of the demo speaks HTTP on this machine; settings refuse that in production. */
const plainHttp = ({ issuer }: NationalLoginSettings) =>
  new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [];

async function discover(settings: NationalLoginSettings): Promise<oidc.ServerMetadata> {
  const { issuer, clientId, clientSecret } = settings;
  const found = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    execute: plainHttp(settings),
  });
  return found.serverMetadata();
}

function configured(
  settings: NationalLoginSettings,
  provider: oidc.ServerMetadata,
  now: Date,
): oidc.Configuration {
  const made = new oidc.Configuration(provider, settings.clientId, {
    client_secret: settings.clientSecret,
    // The demo's clock may stand elsewhere than the machine's; in production they are the same.
    [oidc.clockSkew]: Math.round((now.getTime() - Date.now()) / 1000),
  });
  made.timeout = timeoutSeconds;
  for (const allow of plainHttp(settings)) allow(made);
  // The signature of what is told is checked too, not only the connection over which it came.
  oidc.enableNonRepudiationChecks(made);
  return made;
}

async function configurationOrNone(
  configuration: () => Promise<oidc.Configuration>,
): Promise<oidc.Configuration | undefined> {
  try {
    return await configuration();
  } catch {
    return undefined;
  }
}

type Told = {
  readonly issuer: string;
  readonly subject: string;
  readonly nik?: string;
  readonly name?: string;
  readonly birthDate?: string;
};

/** Takes the code to the provider; issuer, audience, nonce, times and signatures are checked by the library. */
async function personTold(
  provider: oidc.Configuration | undefined,
  { address, begun }: { address: URL; begun: UnderWay },
): Promise<Result<Told>> {
  if (provider === undefined) return failure(signInProblems.nationalLoginDown);
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, address, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return failure(signInProblems.nationalLoginRefused);
    const person = await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub);
    return success({
      issuer: claims.iss,
      subject: claims.sub,
      ...texts({ nik: person.nik, name: person.name, birthDate: person.birthdate }),
    });
  } catch (error) {
    return failure(problemOf(error));
  }
}

function texts<Names extends string>(
  values: Readonly<Record<Names, unknown>>,
): Partial<Readonly<Record<Names, string>>> {
  const kept = Object.entries(values).filter(([, value]) => typeof value === 'string' && value !== '');
  return Object.fromEntries(kept) as Partial<Record<Names, string>>;
}

/** The person's own no, a provider that is away, and everything that is not to be trusted. */
function problemOf(error: unknown): Problem {
  if (error instanceof oidc.AuthorizationResponseError) {
    return error.error === 'access_denied'
      ? signInProblems.nationalLoginCancelled
      : signInProblems.nationalLoginRefused;
  }
  return isAway(error) ? signInProblems.nationalLoginDown : signInProblems.nationalLoginRefused;
}

/** No connection, no answer in time, or an answer that says that the provider is unwell; the library wraps each. */
function isAway(error: unknown, depth = 0): boolean {
  if (depth > 4 || typeof error !== 'object' || error === null) return false;
  const { name, code, status, cause } = error as Readonly<Record<string, unknown>>;
  if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || code === 'ECONNREFUSED') return true;
  if (typeof status === 'number' && status >= 500) return true;
  return (error instanceof TypeError && error.message === 'fetch failed') || isAway(cause, depth + 1);
}

/**
 * The account that a told person has: the one linked before, the one that the caller links now, one that was proven to
 * be theirs, or a new one. An account that only claims to be theirs (NIK and birth date circulate) is never taken over.
 */
async function accountOf(
  dependencies: NationalLoginDependencies,
  caller: Caller,
  told: Told,
  linkTo: string | undefined,
): Promise<Result<string>> {
  const { accounts, masterKeys } = dependencies;
  const subjectIndex = keyedDigest(
    purposeKey(masterKeys, 'account index'),
    'national login',
    told.issuer,
    told.subject,
  ).toString('hex');
  if (linkTo !== undefined) {
    const isStillThem = caller.who.kind === 'resident' && caller.who.accountId === linkTo;
    if (!isStillThem) return failure(signInProblems.nationalLoginRefused);
    const known = await readIdentity(dependencies, linkTo);
    if (known.state === 'matched' && known.claim.nik !== told.nik) {
      return failure(signInProblems.nationalLoginOfAnother);
    }
    if (!(await accounts.linkLogin(linkTo, subjectIndex))) return failure(signInProblems.nationalLoginTaken);
    await keepTold(dependencies, caller.regionId, linkTo, told);
    return success(linkTo);
  }
  const linked = await accounts.residentOfLogin(subjectIndex);
  const accountId =
    linked ?? (await provenAccount(dependencies, told)) ?? (await accounts.keepResidentOfLogin(subjectIndex));
  if (linked === undefined) await accounts.linkLogin(accountId, subjectIndex);
  await keepTold(dependencies, caller.regionId, accountId, told);
  return success(accountId);
}

async function provenAccount(
  dependencies: NationalLoginDependencies,
  { nik }: Told,
): Promise<string | undefined> {
  const claimed = nik === undefined ? undefined : await accountOfPerson(dependencies, nik);
  if (claimed === undefined) return undefined;
  return (await proofsOf(dependencies, claimed)).length > 0 ? claimed : undefined;
}

/** The state has named the person: a proof, and a match without a question where the register tells the family card. */
async function keepTold(
  dependencies: NationalLoginDependencies,
  regionId: string,
  accountId: string,
  { nik, name, birthDate }: Told,
): Promise<void> {
  if (nik === undefined) return;
  await keepProof(dependencies, dependencies.database, { accountId, kind: 'national', nik, regionId });
  const known = await readIdentity(dependencies, accountId);
  if (known.state === 'matched' || name === undefined || birthDate === undefined) return;
  const household = await readHousehold(dependencies, { accountId, nik });
  // While the register is down the person is asked for the family card number, as everyone is.
  if (household === undefined) return;
  await keepMatched(dependencies, {
    accountId,
    regionId,
    claim: { nik, kk: household.kk, name, birthDate },
  });
}
