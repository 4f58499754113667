import { timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { playTrouble } from '../http.ts';
import type { KnobSet } from '../knobs.ts';
import type { BsreService, Refusal } from './service.ts';

/** The user of the stand-in; the password is the key of all of them. */
export const bsreUser = 'satuloket';

/** Basic auth, as the client service asks. */
function requireBasic(apiKey: string) {
  const expected = Buffer.from(`Basic ${Buffer.from(`${bsreUser}:${apiKey}`).toString('base64')}`);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return;
    await reply.code(401).send({ timestamp: new Date().toISOString(), status: 401, error: 'Unauthorized' });
  };
}

export function refuse(reply: FastifyReply, { statusCode, message }: Refusal): FastifyReply {
  return reply.code(400).send({ status_code: statusCode, error: message });
}

/** So long nobody waits for an answer. */
const silenceMilliseconds = 10 * 60_000;

/** After a signature was made: whether its answer gets lost, as when a line breaks after the work is done. */
export async function loseAnswer(service: BsreService, reply: FastifyReply): Promise<boolean> {
  if (service.lostAnswers <= 0) return false;
  service.lostAnswers -= 1;
  const gone = new Promise<void>((resolve) => reply.raw.once('close', () => resolve()));
  await Promise.race([gone, wait(silenceMilliseconds, undefined, { ref: false })]);
  reply.hijack();
  reply.raw.destroy();
  return true;
}

export type BsreRouteOptions = {
  readonly serviceOf: () => BsreService;
  readonly knobs: KnobSet;
  readonly apiKey: string;
  /** E-mail is where codes go; to the address that was given. */
  readonly mail: (to: string, subject: string, text: string) => void;
};

/** What every call of the client service meets first, and how much it takes: documents come as base64. */
export function bsreRoute({ apiKey, knobs }: BsreRouteOptions) {
  return { onRequest: [requireBasic(apiKey), playTrouble(knobs)], bodyLimit: 40_000_000 };
}
