import type { FastifyInstance } from 'fastify';
import type { DemoClock } from './clock.ts';
import { sendPage } from './http.ts';
import { type KnobSet, type Knobs, type KnobTarget, knobTargets, readKnobChange } from './knobs.ts';
import { html, type SafeHtml } from './page.ts';

const targetName: Readonly<Record<KnobTarget, string>> = {
  register: 'Data kependudukan (SIAK)',
  whatsapp: 'WhatsApp',
  email: 'Surel',
  sms: 'SMS',
  telephone: 'Telepon',
  signature: 'Tanda tangan elektronik (BSrE)',
  national: 'INApas',
  webhooks: 'Penerima webhook',
};

/** The page and the call with which someone makes a service slow, failing or unreachable. */
export function controlRoutes(
  server: FastifyInstance,
  sets: Readonly<Record<KnobTarget, KnobSet>>,
  clock: DemoClock,
): void {
  const state = () => Object.fromEntries(knobTargets.map((target) => [target, sets[target].state]));

  server.get('/control', async (_request, reply) =>
    sendPage(reply, { title: 'Kendali', body: controlPage((target) => sets[target].state, clock.now()) }),
  );

  server.get('/control/state', async () => state());

  server.post<{ Body: { minutes?: unknown } | null }>('/control/clock', async (request, reply) => {
    const minutes = Number(request.body?.minutes);
    if (!(minutes > 0 && minutes <= furthestMinutes)) {
      const message = `minutes: a number above 0 and up to ${furthestMinutes}`;
      return reply.code(422).send({ code: 'clock-malformed', message });
    }
    clock.advance(minutes);
    const fromForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    return fromForm ? reply.redirect('/control', 303) : reply.send({ now: clock.now().toISOString() });
  });

  server.post('/control', async (request, reply) => {
    const read = readKnobChange(request.body, clock.now());
    const fromForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if ('fault' in read) return reply.code(422).send({ code: 'knob-malformed', message: read.fault });
    sets[read.target].set(read.change);
    return fromForm ? reply.redirect('/control', 303) : reply.send(state());
  });
}

/** A month is far enough to see any promise break. */
const furthestMinutes = 31 * 24 * 60;

const steps = [
  { minutes: 10, label: 'Maju 10 menit' },
  { minutes: 60, label: 'Maju 1 jam' },
  { minutes: 1440, label: 'Maju 1 hari' },
];

function controlPage(stateOf: (target: KnobTarget) => Knobs, now: Date): SafeHtml {
  const shown = new Intl.DateTimeFormat('id-ID', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  });
  return html`<h1>Kendali</h1>
<h2>Jam peragaan</h2>
<p>Sekarang ${shown.format(now)} WIB. Majukan untuk melihat pesan yang menunggu, janji yang hampir lewat, dan kantor yang buka lagi.</p>
<form method="post" action="/control/clock">${steps.map(
    ({ minutes, label }) => html`<button name="minutes" value="${minutes}">${label}</button>`,
  )}</form>
<p><a href="/control/card">Perekaman KTP-el di pusat</a>: atur lamanya dan keadaan satu NIK.</p>
<p><a href="/control/signature">Tanda tangan elektronik</a>: bekukan sertifikat seorang pejabat, atau hilangkan jawaban.</p>
<p>Buat layanan nasional tiruan lambat, gagal atau mati, lalu lihat bagaimana Satuloket menanggapinya.</p>
${knobTargets.map((target) => {
  const knobs = stateOf(target);
  return html`<h2>${targetName[target]}</h2>
<p>${summary(knobs)}</p>
<form method="post" action="/control"><input type="hidden" name="target" value="${target}">
<label>Keadaan<select name="down"><option value="false"${knobs.down ? undefined : html` selected`}>Hidup</option><option value="true"${knobs.down ? html` selected` : undefined}>Mati</option></select></label>
<label>Lambat (milidetik)<input name="slowMilliseconds" inputmode="numeric" value="${knobs.slowMilliseconds}"></label>
<label>Bagian panggilan yang gagal (0 sampai 1)<input name="failRate" inputmode="decimal" value="${knobs.failRate}"></label>
<label>Selama (menit, menurut jam peragaan; boleh kosong)<input name="minutes" inputmode="numeric" value=""></label>
<label>Sampai (waktu ISO, boleh kosong)<input name="until" value="${knobs.until ?? ''}"></label>
<button>Simpan</button></form>`;
})}`;
}

function summary(knobs: Knobs): string {
  if (knobs.down) return 'Sedang mati.';
  const troubles = [
    knobs.slowMilliseconds > 0 ? `lambat ${knobs.slowMilliseconds} milidetik` : '',
    knobs.failRate > 0 ? `${Math.round(knobs.failRate * 100)} % panggilan gagal` : '',
  ].filter((trouble) => trouble !== '');
  return troubles.length === 0 ? 'Berjalan baik.' : `Berjalan, ${troubles.join(', ')}.`;
}
