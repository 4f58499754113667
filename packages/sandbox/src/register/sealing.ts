import type { FastifyInstance } from 'fastify';
import { textOf } from '../http.ts';
import type { RegisterRoutesOptions } from './entering.ts';
import { specimenPdf } from './specimen.ts';

const mostLines = 24;
const longestLine = 200;

/**
 * A sealed specimen with any words, for tests and the day of the demo whose events the stand-in does not know. It says
 * that it is a specimen as all of them do.
 */
export function sealingRoute(
  server: FastifyInstance,
  { seal, now }: Pick<RegisterRoutesOptions, 'seal' | 'now'>,
): void {
  server.post('/control/sealed', async (request, reply) => {
    const [title, number] = ['title', 'number'].map((key) => textOf(request.body, key));
    const { lines } = (request.body ?? {}) as { lines?: unknown };
    if (title === undefined || number === undefined || !areLines(lines)) {
      const message = `Isi title, number, dan lines: paling banyak ${mostLines} baris.`;
      return reply.code(422).send({ code: 'fields-invalid', message });
    }
    const pdf = specimenPdf({
      title,
      number,
      lines: lines.map((line) => ['', line]),
      issuedOn: now().toISOString().slice(0, 10),
    });
    return reply.header('content-type', 'application/pdf').send(Buffer.from(await seal(pdf)));
  });
}

function areLines(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= mostLines &&
    value.every((line) => typeof line === 'string' && line.length <= longestLine)
  );
}
