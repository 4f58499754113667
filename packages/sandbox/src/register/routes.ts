import type { FastifyInstance, FastifyReply } from 'fastify';
import { playTrouble, requireKey, sendPage, textOf } from '../http.ts';
import type { KnobSet } from '../knobs.ts';
import type { Journal } from './journal.ts';
import { downPage, entryPage, receiptPage, siakPage } from './pages.ts';
import type { BirthOutcome, Register } from './register.ts';

export type RegisterRoutesOptions = {
  readonly register: Register;
  readonly journal: Journal;
  readonly knobs: KnobSet;
  readonly apiKey: string;
  readonly now: () => Date;
};

/** The register's calls for systems (with the key) and its screen for operators (without). */
export function registerRoutes(server: FastifyInstance, options: RegisterRoutesOptions): void {
  const { register } = options;
  const onRequest = [requireKey(options.apiKey), playTrouble(options.knobs)];

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

  server.post('/register/applications', { onRequest }, async (request, reply) => {
    if (textOf(request.body, 'kind') !== 'birth') {
      return reply.code(422).send({ code: 'kind-unknown', message: 'SIAK tiruan hanya mencatat kelahiran.' });
    }
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
    const outcome = enter(options, reference, isRecord(fields) ? fields : {}, instant);
    if (outcome.kind === 'refused') {
      const { status, ...problem } = outcome.problem;
      return reply.code(status).send(problem);
    }
    const { number, childNik, kk, newKk, issuedAt } = outcome.birth;
    return reply
      .code(outcome.kind === 'registered' ? 201 : 200)
      .send({ number, childNik, kk, newKk, fileUrl: fileUrl(number), issuedAt });
  });

  // The file and the screen need no key: an operator opens them in a browser.
  server.get('/register/files/:name', async (request, reply) => {
    const { name } = request.params as { name: string };
    const birth = register.birth(name.replace(/\.pdf$/, ''));
    if (birth === undefined) return reply.code(404).send({ code: 'file-unknown', message: 'Tidak ada.' });
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="CONTOH-${birth.number}.pdf"`)
      .send(register.certificatePdf(birth));
  });

  screenRoutes(server, options);
}

function screenRoutes(server: FastifyInstance, options: RegisterRoutesOptions): void {
  const { register } = options;

  server.get('/siak', async (_request, reply) =>
    options.knobs.state.down
      ? sendDown(reply)
      : sendPage(reply, { title: 'SIAK tiruan', body: siakPage(register.births) }),
  );

  server.get('/siak/kelahiran', async (_request, reply) =>
    sendPage(reply, { title: 'Pencatatan kelahiran', body: entryPage({ typed: {} }) }),
  );

  server.post('/siak/kelahiran', async (request, reply) => {
    if (options.knobs.state.down) return sendDown(reply);
    const typed = isRecord(request.body) ? request.body : {};
    const reference = textOf(typed, 'reference');
    if (reference === undefined) {
      const faults = [{ path: 'reference', code: 'required', message: 'Isi kode berkas.' }];
      return sendPage(reply, {
        title: 'Pencatatan kelahiran',
        body: entryPage({ typed, faults, message: 'Kode berkas belum diisi.' }),
        status: 422,
      });
    }
    const outcome = enter(options, reference, typed, options.now());
    if (outcome.kind === 'refused') {
      const { fields, message, status } = outcome.problem;
      return sendPage(reply, {
        title: 'Pencatatan kelahiran',
        body: entryPage({ typed, message, ...(fields === undefined ? {} : { faults: fields }) }),
        status,
      });
    }
    return reply.redirect(`/siak/akta/${outcome.birth.number}`, 303);
  });

  server.get('/siak/akta/:number', async (request, reply) => {
    const birth = register.birth((request.params as { number: string }).number);
    if (birth === undefined)
      return sendPage(reply, { title: 'SIAK tiruan', body: siakPage(register.births), status: 404 });
    return sendPage(reply, { title: birth.number, body: receiptPage(birth, fileUrl(birth.number)) });
  });
}

/** Registers and writes the journal before anyone is told the number. */
function enter(
  options: RegisterRoutesOptions,
  reference: string,
  typed: Readonly<Record<string, unknown>>,
  instant: Date,
): BirthOutcome {
  const outcome = options.register.registerBirth(reference, typed, {
    instant: instant.toISOString(),
    day: dayInJakarta(instant),
  });
  if (outcome.kind === 'registered') options.journal.write(options.register.births);
  return outcome;
}

function fileUrl(number: string): string {
  return `/register/files/${number}.pdf`;
}

/** The register counts its days in Western Indonesia Time; Swedish dates are written as ISO writes them. */
function dayInJakarta(instant: Date): string {
  return instant.toLocaleDateString('sv-SE', { timeZone: 'Asia/Jakarta' });
}

function answerOrUnknown(reply: FastifyReply, answer: object | undefined): FastifyReply {
  if (answer === undefined) {
    return reply.code(404).send({ code: 'person-unknown', message: 'NIK tidak ditemukan.' });
  }
  return reply.send(answer);
}

function sendDown(reply: FastifyReply): FastifyReply {
  return sendPage(reply, { title: 'SIAK tiruan', body: downPage, status: 503 });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
