import type { FastifyInstance, FastifyReply } from 'fastify';
import { playTrouble, requireKey, textOf } from '../http.ts';
import { enter, fileUrl, isRecord, type RegisterRoutesOptions } from './entering.ts';
import type { RegisteredEvent } from './events/event.ts';
import { screenRoutes } from './screens.ts';
import { sealingRoute } from './sealing.ts';

const documentsKept = 500;

/** The register's calls for systems (with the key) and its screens for operators (without). */
export function registerRoutes(server: FastifyInstance, options: RegisterRoutesOptions): void {
  const { register } = options;
  const onRequest = [requireKey(options.apiKey), playTrouble(options.knobs)];
  const documents = new Map<RegisteredEvent, Promise<Uint8Array>>();
  /** Sealed once: whoever downloads it again gets the same bytes. */
  const sealed = (event: RegisteredEvent): Promise<Uint8Array> => {
    const known = documents.get(event) ?? options.seal(register.documentPdf(event));
    documents.set(event, known);
    const [oldest] = documents.keys();
    if (documents.size > documentsKept && oldest !== undefined) documents.delete(oldest);
    return known;
  };

  server.post('/register/match', { onRequest }, async (request, reply) => {
    const [nik, name, birthDate] = ['nik', 'name', 'birthDate'].map((key) => textOf(request.body, key));
    if (nik === undefined || name === undefined || birthDate === undefined) {
      return reply.code(422).send({ code: 'fields-invalid', message: 'Isi nik, name dan birthDate.' });
    }
    const kk = textOf(request.body, 'kk');
    return { match: register.match({ nik, name, birthDate, ...(kk === undefined ? {} : { kk }) }) };
  });

  server.post('/register/household', { onRequest }, async (request, reply) =>
    answerOrUnknown(reply, register.household(textOf(request.body, 'nik') ?? '')),
  );

  server.post('/register/person', { onRequest }, async (request, reply) =>
    answerOrUnknown(reply, register.person(textOf(request.body, 'nik') ?? '')),
  );

  server.post('/register/card', { onRequest }, async (request, reply) =>
    answerOrUnknown(reply, register.card(textOf(request.body, 'nik') ?? '', options.now().toISOString())),
  );

  server.post('/register/applications', { onRequest }, async (request, reply) => {
    const reference = textOf(request.body, 'reference');
    if (reference === undefined) {
      return reply.code(422).send({ code: 'reference-missing', message: 'Isi reference: kode berkas.' });
    }
    const registeredAt = textOf(request.body, 'registeredAt');
    const instant = registeredAt === undefined ? options.now() : new Date(registeredAt);
    if (Number.isNaN(instant.getTime())) {
      return reply.code(422).send({ code: 'time-malformed', message: 'registeredAt berupa waktu ISO.' });
    }
    const fields = (request.body as { fields?: unknown }).fields;
    const typed = isRecord(fields) ? fields : {};
    const outcome = enter(options, textOf(request.body, 'kind') ?? '', { reference, typed, instant });
    if (outcome.kind === 'refused') {
      const { status, ...problem } = outcome.problem;
      return reply.code(status).send(problem);
    }
    const { number, issued, issuedAt, fileName } = outcome.event;
    return reply
      .code(outcome.kind === 'registered' ? 201 : 200)
      .send({ ...issued, number, fileUrl: fileUrl(fileName), issuedAt });
  });

  // The file and the screens need no key: an operator opens them in a browser.
  server.get('/register/files/:name', async (request, reply) => {
    const { name } = request.params as { name: string };
    const event = register.event(name.replace(/\.pdf$/, ''));
    if (event === undefined) return reply.code(404).send({ code: 'file-unknown', message: 'Tidak ada.' });
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="CONTOH-${event.fileName}.pdf"`)
      .send(Buffer.from(await sealed(event)));
  });

  screenRoutes(server, options);
  sealingRoute(server, options);
}

function answerOrUnknown(reply: FastifyReply, answer: object | undefined): FastifyReply {
  if (answer === undefined) {
    return reply.code(404).send({ code: 'person-unknown', message: 'NIK tidak ditemukan.' });
  }
  return reply.send(answer);
}
