import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendPage, textOf } from '../http.ts';
import { html, type SafeHtml } from '../page.ts';
import { type BsreService, userStatuses } from './service.ts';

const title = 'Tanda tangan elektronik';
/** More lost answers than that would be an outage. */
const mostLost = 100;

/** Where someone suspends a certificate, or lets answers get lost after signing. */
export function bsreControlRoutes(server: FastifyInstance, serviceOf: () => BsreService): void {
  server.get('/control/signature', async (_request, reply) =>
    sendPage(reply, { title, body: controlPage(serviceOf()) }),
  );

  server.post('/control/signature', async (request, reply) => {
    const status = userStatuses.find((known) => known === textOf(request.body, 'status'));
    if (status === undefined) {
      const message = `status: salah satu dari ${userStatuses.join(', ')}`;
      return reply.code(422).send({ code: 'status-unknown', message });
    }
    const isKnown = await serviceOf().setStatus(textOf(request.body, 'nik') ?? '', status);
    if (!isKnown) return reply.code(404).send({ code: 'official-unknown', message: 'NIK tidak terdaftar.' });
    return fromForm(request) ? reply.redirect('/control/signature', 303) : reply.send({ status });
  });

  server.post('/control/signature/lost', async (request, reply) => {
    const { count } = (request.body ?? {}) as { count?: unknown };
    const lost = Number(count);
    if (!Number.isInteger(lost) || lost < 0 || lost > mostLost) {
      return reply.code(422).send({ code: 'count-malformed', message: `count: 0 sampai ${mostLost}` });
    }
    serviceOf().lostAnswers = lost;
    return fromForm(request) ? reply.redirect('/control/signature', 303) : reply.send({ count: lost });
  });
}

function fromForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

function controlPage(service: BsreService): SafeHtml {
  const officials = service.authority.officials();
  return html`<h1>${title}</h1>
<p>Sertifikat pejabat peragaan. Yang dibekukan atau dicabut juga masuk daftar penerbitnya; keadaan lain hanya kata BSrE tiruan. Layanan yang lambat atau mati diatur di <a href="/control">Kendali</a>.</p>
<h2>Keadaan satu sertifikat</h2>
<form method="post" action="/control/signature">
<label>Pejabat<select name="nik">${officials.map(
    ({ nik, name }) => html`<option value="${nik}">${name} (${service.status(nik)})</option>`,
  )}</select></label>
<label>Keadaan<select name="status">${userStatuses.map((status) => html`<option>${status}</option>`)}</select></label>
<button>Ubah</button></form>
<h2>Jawaban yang hilang</h2>
<p>Dokumen ditandatangani, tetapi jawabannya tidak pernah sampai.</p>
<form method="post" action="/control/signature/lost">
<label>Berapa tanda tangan berikutnya<input name="count" inputmode="numeric" value="${service.lostAnswers}"></label>
<button>Simpan</button></form>`;
}
