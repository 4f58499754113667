import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { playTrouble, sendPage } from '../http.ts';
import type { KnobSet } from '../knobs.ts';
import { html } from '../page.ts';

export type NationalPerson = {
  readonly nik: string;
  readonly name: string;
  readonly birthDate: string;
};

export type NationalLoginOptions = {
  /** Who may be chosen on the page; in earnest each would prove themselves there. */
  readonly people: readonly NationalPerson[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => Date;
  readonly knobs: KnobSet;
  /** Known once the server listens. */
  readonly issuer: () => string;
};

/** What a test changes in the next token, to see that it is refused. */
export type Tampering = Partial<
  Readonly<Record<'aud' | 'iss' | 'nonce' | 'exp' | 'signature' | 'sub', string | number>>
>;

export type NationalLoginStandIn = { tamper(next: Tampering): void };

type Grant = {
  readonly person: NationalPerson;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly expiresAt: number;
};

const codeLastsMilliseconds = 60_000;
const tokenLastsSeconds = 300;
const keyId = 'tiruan-1';

/** A stand-in of the national login: an OpenID provider with the code flow and PKCE only, over invented people. */
export function nationalLoginRoutes(
  server: FastifyInstance,
  options: NationalLoginOptions,
): NationalLoginStandIn {
  const { now, issuer } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, NationalPerson>();
  let tampering: Tampering = {};
  const trouble = playTrouble(options.knobs);

  server.get('/inapas/.well-known/openid-configuration', { preHandler: trouble }, async () => ({
    issuer: issuer(),
    authorization_endpoint: `${issuer()}/authorize`,
    token_endpoint: `${issuer()}/token`,
    userinfo_endpoint: `${issuer()}/userinfo`,
    jwks_uri: `${issuer()}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    authorization_response_iss_parameter_supported: true,
  }));

  server.get('/inapas/jwks', { preHandler: trouble }, async () => ({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'ES256', use: 'sig' }],
  }));

  server.get('/inapas/authorize', { preHandler: trouble }, async (request, reply) => {
    const asked = request.query as Record<string, string | undefined>;
    const {
      client_id: clientId,
      redirect_uri: redirectUri = '',
      state = '',
      nonce = '',
      code_challenge: challenge = '',
      response_type: type,
      code_challenge_method: method,
      as,
    } = asked;
    const isSound =
      clientId === options.clientId &&
      type === 'code' &&
      method === 'S256' &&
      challenge !== '' &&
      /^https?:\/\/[^\s]+\/masuk\/nasional\/kembali$/.test(redirectUri);
    if (!isSound) {
      const body = html`<h1>Permintaan ditolak</h1><p>Aplikasi yang mengirim Anda ke sini tidak dikenal.</p>`;
      return sendPage(reply, { title: 'INApas tiruan', body, status: 400 });
    }
    const back = new URL(redirectUri);
    back.searchParams.set('state', state);
    back.searchParams.set('iss', issuer());
    if (as === 'batal') {
      back.searchParams.set('error', 'access_denied');
      return reply.redirect(back.href, 303);
    }
    const person = options.people.find(({ nik }) => nik === as);
    if (person) {
      const code = randomBytes(24).toString('base64url');
      const expiresAt = now().getTime() + codeLastsMilliseconds;
      grants.set(code, { person, nonce, challenge, redirectUri, expiresAt });
      back.searchParams.set('code', code);
      return reply.redirect(back.href, 303);
    }
    const here = new URLSearchParams(
      Object.entries(asked).map(([name, value]) => [name, String(value ?? '')]),
    );
    const addressOf = (choice: string): string => {
      here.set('as', choice);
      return `/inapas/authorize?${here}`;
    };
    const body = html`<h1>INApas tiruan</h1>
<p>Di layanan yang sebenarnya Anda membuktikan diri di sini. Pilih siapa Anda:</p>
<ul class="list">${options.people.map(
      ({ nik, name }) =>
        html`<li><a href="${addressOf(nik)}"><strong>${name}</strong><br><span class="quiet">${nik}</span></a></li>`,
    )}</ul>
<p><a href="${addressOf('batal')}">Batal</a></p>`;
    return sendPage(reply, { title: 'INApas tiruan', body });
  });

  server.post('/inapas/token', { preHandler: trouble }, async (request, reply) => {
    const posted = (request.body ?? {}) as Record<string, string | undefined>;
    const grant = grants.get(posted.code ?? '');
    // Used once, whatever comes of it (RFC 6749 4.1.2).
    grants.delete(posted.code ?? '');
    if (posted.client_id !== options.clientId || !sameText(posted.client_secret, options.clientSecret)) {
      return reply.code(401).send({ error: 'invalid_client' });
    }
    const isSound =
      grant !== undefined &&
      posted.grant_type === 'authorization_code' &&
      grant.redirectUri === posted.redirect_uri &&
      grant.expiresAt > now().getTime() &&
      createHash('sha256')
        .update(posted.code_verifier ?? '')
        .digest('base64url') === grant.challenge;
    if (!isSound) return reply.code(400).send({ error: 'invalid_grant' });
    const accessToken = randomBytes(24).toString('base64url');
    tokens.set(accessToken, grant.person);
    const seconds = Math.floor(now().getTime() / 1000);
    const { signature, ...changed } = tampering;
    tampering = {};
    const idToken = signed(privateKey, {
      iss: issuer(),
      sub: subjectOf(grant.person),
      aud: options.clientId,
      nonce: grant.nonce,
      iat: seconds,
      exp: seconds + tokenLastsSeconds,
      ...changed,
    });
    return reply.header('cache-control', 'no-store').send({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: tokenLastsSeconds,
      id_token: signature === undefined ? idToken : forged(idToken),
    });
  });

  server.get('/inapas/userinfo', { preHandler: trouble }, async (request, reply) => {
    const person = tokens.get(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (person === undefined) return reply.code(401).send({ error: 'invalid_token' });
    const { nik, name, birthDate } = person;
    return { sub: subjectOf(person), nik, name, birthdate: birthDate };
  });

  return {
    tamper: (next) => {
      tampering = next;
    },
  };
}

/** Says nothing of the person, and is another for each client. */
function subjectOf({ nik }: NationalPerson): string {
  return createHash('sha256').update(`inapas tiruan ${nik}`).digest('base64url');
}

/** A JSON Web Signature in its compact form (RFC 7515) with ES256. */
function signed(key: KeyObject, claims: Readonly<Record<string, unknown>>): string {
  const encoded = [{ alg: 'ES256', typ: 'JWT', kid: keyId }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(encoded), { key, dsaEncoding: 'ieee-p1363' });
  return `${encoded}.${signature.toString('base64url')}`;
}

/** The same token under a signature of someone else. */
function forged(token: string): string {
  const [header = '', claims = ''] = token.split('.');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = sign('sha256', Buffer.from(`${header}.${claims}`), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return `${header}.${claims}.${signature.toString('base64url')}`;
}

function sameText(one: string | undefined, other: string): boolean {
  const [given, expected] = [Buffer.from(one ?? ''), Buffer.from(other)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
