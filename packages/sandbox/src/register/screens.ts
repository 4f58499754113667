import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendPage, textOf } from '../http.ts';
import { enter, fileUrl, isRecord, type RegisterRoutesOptions, registerTime } from './entering.ts';
import type { EventKind } from './events/event.ts';
import { eventKinds } from './events/index.ts';
import { downPage, entryPage, receiptPage, recordingPage, siakPage } from './pages.ts';

/** The operator's screens: one for each event, made from its fields, and the one where people are recorded. */
export function screenRoutes(server: FastifyInstance, options: RegisterRoutesOptions): void {
  const { register } = options;
  const preHandler = async (_request: FastifyRequest, reply: FastifyReply) => {
    if (options.knobs.state.down)
      await sendPage(reply, { title: 'SIAK tiruan', body: downPage, status: 503 });
  };
  const front = () => siakPage(register.events, (event) => register.aboutWhom(event));

  server.get('/siak', { preHandler }, async (_request, reply) =>
    sendPage(reply, { title: 'SIAK tiruan', body: front() }),
  );

  for (const kind of eventKinds) {
    server.get(`/siak/${kind.slug}`, { preHandler }, async (_request, reply) =>
      sendPage(reply, { title: kind.title.id, body: entryPage(kind, { typed: {} }) }),
    );
    server.post(`/siak/${kind.slug}`, { preHandler }, async (request, reply) =>
      submitted(options, kind, isRecord(request.body) ? request.body : {}, reply),
    );
  }

  server.get('/siak/berkas/:name', { preHandler }, async (request, reply) => {
    const event = register.event((request.params as { name: string }).name);
    if (event === undefined) return sendPage(reply, { title: 'SIAK tiruan', body: front(), status: 404 });
    const body = receiptPage(event, register.aboutWhom(event), fileUrl(event.fileName));
    return sendPage(reply, { title: event.number, body });
  });

  server.get('/siak/perekaman', { preHandler }, async (_request, reply) =>
    sendPage(reply, { title: 'Perekaman KTP-el', body: recordingPage({ nik: '' }) }),
  );

  server.post('/siak/perekaman', { preHandler }, async (request, reply) => {
    const nik = textOf(request.body, 'nik') ?? '';
    const isLook = textOf(request.body, 'action') === 'look';
    const time = registerTime(options.now());
    const outcome = isLook ? undefined : register.capture(nik, time, options.pace());
    if (outcome?.kind === 'captured') options.journal.append({ card: outcome.record });
    const person = register.person(nik);
    const standing = register.card(nik, time.instant);
    const problem = outcome?.kind === 'refused' ? outcome.problem : undefined;
    const message = problem?.message ?? (person === undefined ? 'NIK ini tidak ditemukan.' : undefined);
    const body = recordingPage({
      nik,
      ...(message === undefined ? {} : { message }),
      ...(person === undefined || standing === undefined ? {} : { found: { name: person.name, standing } }),
      ...(outcome?.kind === 'captured' ? { record: outcome.record } : {}),
    });
    const status = problem?.status ?? (person === undefined ? 404 : 200);
    return sendPage(reply, { title: 'Perekaman KTP-el', body, status });
  });
}

function submitted(
  options: RegisterRoutesOptions,
  kind: EventKind,
  typed: Readonly<Record<string, unknown>>,
  reply: FastifyReply,
): FastifyReply {
  const reference = textOf(typed, 'reference');
  if (reference === undefined) {
    const faults = [{ path: 'reference', code: 'required', message: 'Isi kode berkas.' }];
    const body = entryPage(kind, { typed, faults, message: 'Kode berkas belum diisi.' });
    return sendPage(reply, { title: kind.title.id, body, status: 422 });
  }
  const outcome = enter(options, kind.kind, { reference, typed, instant: options.now() });
  if (outcome.kind === 'refused') {
    const { fields, message, status } = outcome.problem;
    const body = entryPage(kind, { typed, message, ...(fields === undefined ? {} : { faults: fields }) });
    return sendPage(reply, { title: kind.title.id, body, status });
  }
  return reply.redirect(`/siak/berkas/${outcome.event.fileName}`, 303);
}
