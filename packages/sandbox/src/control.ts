import type { FastifyInstance } from 'fastify';
import { sendPage } from './http.ts';
import { type KnobSet, type Knobs, type KnobTarget, knobTargets, readKnobChange } from './knobs.ts';
import { html, type SafeHtml } from './page.ts';

const targetName: Readonly<Record<KnobTarget, string>> = {
  register: 'Data kependudukan (SIAK)',
  whatsapp: 'WhatsApp',
  email: 'Surel',
  sms: 'SMS',
};

/** The page and the call with which someone makes a service slow, failing or unreachable. */
export function controlRoutes(server: FastifyInstance, sets: Readonly<Record<KnobTarget, KnobSet>>): void {
  const state = () => Object.fromEntries(knobTargets.map((target) => [target, sets[target].state]));

  server.get('/control', async (_request, reply) =>
    sendPage(reply, { title: 'Kendali', body: controlPage((target) => sets[target].state) }),
  );

  server.get('/control/state', async () => state());

  server.post('/control', async (request, reply) => {
    const read = readKnobChange(request.body);
    const fromForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if ('fault' in read) return reply.code(422).send({ code: 'knob-malformed', message: read.fault });
    sets[read.target].set(read.change);
    return fromForm ? reply.redirect('/control', 303) : reply.send(state());
  });
}

function controlPage(stateOf: (target: KnobTarget) => Knobs): SafeHtml {
  return html`<h1>Kendali</h1>
<p>Buat layanan nasional tiruan lambat, gagal atau mati, lalu lihat bagaimana Satuloket menanggapinya.</p>
${knobTargets.map((target) => {
  const knobs = stateOf(target);
  return html`<h2>${targetName[target]}</h2>
<p>${summary(knobs)}</p>
<form method="post" action="/control"><input type="hidden" name="target" value="${target}">
<label>Keadaan<select name="down"><option value="false"${knobs.down ? undefined : html` selected`}>Hidup</option><option value="true"${knobs.down ? html` selected` : undefined}>Mati</option></select></label>
<label>Lambat (milidetik)<input name="slowMilliseconds" inputmode="numeric" value="${knobs.slowMilliseconds}"></label>
<label>Bagian panggilan yang gagal (0 sampai 1)<input name="failRate" inputmode="decimal" value="${knobs.failRate}"></label>
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
