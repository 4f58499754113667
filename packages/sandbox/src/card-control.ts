import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendPage, textOf } from './http.ts';
import { html, type SafeHtml } from './page.ts';
import type { Journal } from './register/journal.ts';
import { type CentrePace, cardStatuses, cardStatusName } from './register/recordings.ts';
import type { Register } from './register/register.ts';

export type CardControlOptions = {
  readonly register: Register;
  readonly journal: Journal;
  readonly now: () => Date;
  readonly pace: () => CentrePace;
  readonly setPace: (pace: CentrePace) => void;
};

/** The longest that the centre was seen to take, a month. */
const longestMinutes = 31 * 24 * 60;

/** Where someone plays the ministry's centre: how long it takes, and what it says of one NIK. */
export function cardControlRoutes(server: FastifyInstance, options: CardControlOptions): void {
  const { register } = options;

  server.get('/control/card', async (_request, reply) =>
    sendPage(reply, { title: 'Perekaman di pusat', body: cardPage(options.pace()) }),
  );

  server.post('/control/card', async (request, reply) => {
    const nik = textOf(request.body, 'nik') ?? '';
    const status = cardStatuses.find((known) => known === textOf(request.body, 'status'));
    if (status === undefined) {
      const message = `status: salah satu dari ${cardStatuses.join(', ')}`;
      return reply.code(422).send({ code: 'status-unknown', message });
    }
    const record = { nik, status, since: options.now().toISOString() };
    if (!register.setCard(record)) {
      const message = 'NIK tidak ditemukan.';
      return fromForm(request)
        ? sendPage(reply, {
            title: 'Perekaman di pusat',
            body: cardPage(options.pace(), message),
            status: 404,
          })
        : reply.code(404).send({ code: 'person-unknown', message });
    }
    options.journal.append({ card: record });
    const { since } = record;
    return fromForm(request) ? reply.redirect('/control/card', 303) : reply.send({ status, since });
  });

  server.post('/control/recording', async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const sentAfterMinutes = Number(body.sentAfterMinutes);
    const readyAfterMinutes = Number(body.readyAfterMinutes);
    const isWithin = (minutes: number) => minutes >= 0 && minutes <= longestMinutes;
    if (!isWithin(sentAfterMinutes) || !isWithin(readyAfterMinutes)) {
      const message = `sentAfterMinutes, readyAfterMinutes: 0 sampai ${longestMinutes}`;
      return reply.code(422).send({ code: 'pace-malformed', message });
    }
    options.setPace({ sentAfterMinutes, readyAfterMinutes });
    return fromForm(request) ? reply.redirect('/control/card', 303) : reply.send(options.pace());
  });
}

function fromForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

function cardPage(pace: CentrePace, message?: string): SafeHtml {
  return html`<h1>Perekaman di pusat</h1>
${message === undefined ? undefined : html`<p class="notice" role="alert">${message}</p>`}
<h2>Lamanya, menurut jam peragaan</h2>
<form method="post" action="/control/recording">
<label>Dikirim setelah (menit)<input name="sentAfterMinutes" inputmode="numeric" value="${pace.sentAfterMinutes}"></label>
<label>Siap cetak setelah dikirim (menit)<input name="readyAfterMinutes" inputmode="numeric" value="${pace.readyAfterMinutes}"></label>
<button>Simpan</button></form>
<h2>Keadaan satu NIK</h2>
<form method="post" action="/control/card">
<label>NIK<input name="nik" inputmode="numeric" autocomplete="off" required></label>
<label>Keadaan<select name="status">${cardStatuses.map((status) => html`<option value="${status}">${status} (${cardStatusName[status]})</option>`)}</select></label>
<button>Ubah</button></form>`;
}
