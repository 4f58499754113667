import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { failure, type Result, success } from '@satuloket/engine';
import { isPublicAddress } from './public-address.ts';

export type GuardedAnswer = {
  readonly status: number;
  /** The first bytes; the rest is not read. */
  readonly beginning: string;
};

export type GuardedFailure = {
  readonly kind: 'address-refused' | 'name-unknown' | 'unreachable' | 'timeout';
};

export type GuardedPost = {
  /**
   * Whether an address may be written down. Where its name leads is asked again before each call, since it can change;
   * a name that nobody knows yet may be written down.
   */
  readonly mayBeCalled: (
    url: string,
  ) => Promise<Result<void, { readonly kind: 'url-refused' | 'address-refused' }>>;
  readonly post: (call: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }) => Promise<Result<GuardedAnswer, GuardedFailure>>;
};

type Resolver = (name: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

const timeoutMilliseconds = 10_000;
const answerBytes = 500;
const longestUrl = 500;

/**
 * Posts to addresses that others have given us. Without care they could have us call what only we reach: this machine,
 * the network behind it, the credentials of a cloud. So: https only; the name is resolved once, every address that it
 * has must be public, and the connection goes to the very address that was looked at, so that a name can't change in
 * between; redirects are answers like any other and never followed.
 *
 * @param options.standIn the demo's receiver on this machine, the one origin that is excepted.
 */
export function createGuardedPost(options: {
  readonly standIn?: string | undefined;
  readonly resolve?: Resolver;
}): GuardedPost {
  const { resolve = resolveAll } = options;
  const standIn = options.standIn === undefined ? undefined : new URL(options.standIn).origin;

  const isStandIn = (url: URL): boolean => url.origin === standIn;

  function read(text: string): URL | undefined {
    if (text.length > longestUrl || !URL.canParse(text)) return undefined;
    const url = new URL(text);
    if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
    if (isStandIn(url)) return url;
    if (url.protocol !== 'https:') return undefined;
    // An address in place of a name, in any of its spellings: the parser has made one of them.
    const host = bare(url.hostname);
    if (isIP(host) !== 0) return isPublicAddress(host) ? url : undefined;
    const isLocalName = !host.includes('.') || /\.(?:localhost|local|internal|home\.arpa)\.?$/.test(host);
    return isLocalName ? undefined : url;
  }

  async function addressOf(url: URL): Promise<Result<{ address: string; family: number }, GuardedFailure>> {
    const host = bare(url.hostname);
    if (isIP(host) !== 0) return success({ address: host, family: isIP(host) });
    const found = await resolve(host).catch(() => []);
    const [first] = found;
    if (first === undefined) return failure({ kind: 'name-unknown' });
    // One bad address among good ones is a trick, too.
    if (!isStandIn(url) && found.some(({ address }) => !isPublicAddress(address)))
      return failure({ kind: 'address-refused' });
    return success(first);
  }

  return {
    async mayBeCalled(text) {
      const url = read(text);
      if (url === undefined) return failure({ kind: 'url-refused' });
      const found = await addressOf(url);
      return !found.ok && found.error.kind === 'address-refused'
        ? failure({ kind: 'address-refused' })
        : success(undefined);
    },

    async post({ url: text, headers, body }) {
      const url = read(text);
      if (url === undefined) return failure({ kind: 'address-refused' });
      const pinned = await addressOf(url);
      return pinned.ok ? send(url, pinned.value, headers, body) : pinned;
    },
  };
}

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');

const resolveAll: Resolver = (name) => systemLookup(name, { all: true, verbatim: true });

function send(
  url: URL,
  pinned: { readonly address: string; readonly family: number },
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Result<GuardedAnswer, GuardedFailure>> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  return new Promise((settle) => {
    const fail = () => settle(failure({ kind: signal.aborted ? 'timeout' : 'unreachable' }));
    const calling = request(
      url,
      {
        method: 'POST',
        // A connection that is kept was opened to an address looked at earlier.
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: (_name, options, done) =>
          options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family),
        signal,
      },
      (answer) => {
        const parts: Buffer[] = [];
        let length = 0;
        const end = () => {
          const beginning = Buffer.concat(parts).subarray(0, answerBytes).toString('utf8');
          settle(success({ status: answer.statusCode ?? 0, beginning }));
        };
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length < answerBytes) return;
          end();
          answer.destroy();
        });
        answer.once('end', end);
        answer.once('error', fail);
      },
    );
    calling.once('error', fail);
    calling.end(body);
  });
}
