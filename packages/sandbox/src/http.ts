import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KnobSet } from './knobs.ts';
import { page, type SafeHtml } from './page.ts';

/** A guard that lets only callers with the key through, as `X-Api-Key` or as a bearer token. */
export function requireKey(apiKey: string) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const header = request.headers['x-api-key'];
    const bearer = request.headers.authorization?.replace(/^Bearer /, '');
    const given = typeof header === 'string' ? header : (bearer ?? '');
    if (!sameText(given, apiKey)) {
      await reply.code(401).send({ code: 'key-refused', message: 'Kunci API tidak dikenal.' });
    }
  };
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** Plays the troubles that the knobs ask for, before the service itself is reached. */
export function playTrouble(knobs: KnobSet) {
  return async (_request: FastifyRequest, reply: FastifyReply) => {
    const trouble = await knobs.meet();
    if (trouble === 'down') {
      await reply.code(503).send({ code: 'down', message: 'Layanan sedang tidak tersedia.' });
    } else if (trouble === 'failing') {
      await reply.code(500).send({ code: 'failing', message: 'Terjadi kesalahan di layanan.' });
    }
  };
}

export function sendPage(
  reply: FastifyReply,
  options: {
    readonly title: string;
    readonly body: SafeHtml;
    readonly refreshSeconds?: number;
    readonly status?: number;
  },
): FastifyReply {
  return reply
    .code(options.status ?? 200)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-frame-options', 'DENY')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
    .send(page(options));
}

/** The text of one property of a body, or nothing when it is not a text. */
export function textOf(body: unknown, key: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value = (body as Record<string, unknown>)[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
