import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { playTrouble, requireKey, sendPage, textOf } from './http.ts';
import { filedAddress } from './inbox/inbox.ts';
import type { KnobSet } from './knobs.ts';
import { html, type SafeHtml } from './page.ts';

export type TelephoneOptions = {
  readonly knobs: KnobSet;
  readonly apiKey: string;
  readonly now: () => Date;
};

type Connection = { readonly dial: string; readonly to: string; readonly until: string };

const lastsMinutes = 15;
const mostConnections = 500;

/**
 * Connects two people without either seeing the other's number: who asks gets a number of the exchange to dial, which
 * rings at `to` for a quarter of an hour.
 */
export function telephoneRoutes(server: FastifyInstance, options: TelephoneOptions): void {
  const connections = new Map<string, Connection>();

  server.post(
    '/telephone/connections',
    { onRequest: [requireKey(options.apiKey), playTrouble(options.knobs)] },
    async (request, reply) => {
      const to = filedAddress(textOf(request.body, 'to') ?? '');
      const key = request.headers['idempotency-key'];
      if (!/^\d{9,15}$/.test(to) || typeof key !== 'string' || key === '') {
        const message = 'Isi to (nomor telepon) dan kepala idempotency-key.';
        return reply.code(422).send({ code: 'connection-malformed', message });
      }
      const known = connections.get(key);
      const connection = known ?? {
        dial: exchangeNumber(key),
        to,
        until: new Date(options.now().getTime() + lastsMinutes * 60_000).toISOString(),
      };
      connections.set(key, connection);
      const [oldest] = connections.keys();
      if (connections.size > mostConnections && oldest !== undefined) connections.delete(oldest);
      return { dial: connection.dial, until: connection.until };
    },
  );

  server.get('/telephone', async (_request, reply) =>
    sendPage(reply, { title: 'Telepon', body: telephonePage([...connections.values()].reverse()) }),
  );
}

/** One of the exchange's own numbers, always the same for one connection. */
function exchangeNumber(key: string): string {
  const digits = createHash('sha256').update(key).digest().readUInt32BE() % 1_000_000;
  return `+622150${String(digits).padStart(6, '0')}`;
}

function telephonePage(connections: readonly Connection[]): SafeHtml {
  return html`<h1>Telepon</h1>
<p>Siapa yang menelepon nomor sentral di kiri tersambung dengan nomor di kanan, tanpa melihatnya.</p>
${connections.length === 0 ? html`<p>Belum ada sambungan.</p>` : undefined}
<ul class="list">${connections.map(
    ({ dial, to, until }) =>
      html`<li><strong>${dial}</strong> → ${to}<br><span class="quiet">sampai ${until}</span></li>`,
  )}</ul>`;
}
