import type { FastifyInstance } from 'fastify';
import { playTrouble, sendPage } from './http.ts';
import type { KnobSet } from './knobs.ts';
import { html } from './page.ts';

/** What came to one of the boxes, as it came. */
export type ReceivedWebhook = {
  readonly box: string;
  readonly at: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const mostReceived = 200;

/** Another system that is told of what happens: takes anything, keeps it as it came, and shows it. */
export function webhookRoutes(
  server: FastifyInstance,
  { knobs, now }: { readonly knobs: KnobSet; readonly now: () => Date },
): void {
  const received: ReceivedWebhook[] = [];
  server.register(async (scope) => {
    // A signature is over the very bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { box: string } }>(
      '/kait/:box',
      { onRequest: [playTrouble(knobs)] },
      async (request) => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).filter(([name]) => name.startsWith('webhook-')),
        ) as Record<string, string>;
        received.unshift({
          box: request.params.box,
          at: now().toISOString(),
          headers,
          body: String(request.body ?? ''),
        });
        received.length = Math.min(received.length, mostReceived);
        return { diterima: true };
      },
    );
  });
  server.get<{ Params: { box: string } }>('/kait/:box', async (request) =>
    received.filter(({ box }) => box === request.params.box),
  );
  server.get('/kait', async (_request, reply) =>
    sendPage(reply, {
      title: 'Penerima webhook',
      refreshSeconds: 5,
      body: html`<h1>Penerima webhook</h1>
<p>Alamat untuk dicoba: <code>/kait/nama-bebas</code> di server ini.</p>
${received.map(
  ({ box, at, headers, body }) => html`<article><h2>${box}, ${at}</h2>
<p><code>${headers['webhook-id'] ?? ''}</code></p><p><code>${body}</code></p></article>`,
)}`,
    }),
  );
}
