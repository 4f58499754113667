import type { FastifyInstance } from 'fastify';
import { type Authority, pem } from './authority.ts';
import { certificateBytes } from './certificates.ts';
import { answerStatus, revokedList } from './revocation.ts';
import { Timestamps } from './timestamps.ts';

/** What an authority shows to everyone: its certificates, what it took back, and the time. No key is asked for. */
export function authorityRoutes(server: FastifyInstance, authorityOf: () => Authority): void {
  let timestamps: Timestamps | undefined;
  const binary = { parseAs: 'buffer' } as const;
  for (const type of ['application/timestamp-query', 'application/ocsp-request']) {
    server.addContentTypeParser(type, binary, (_request, body, done) => done(null, body));
  }

  server.post<{ Body: Buffer }>('/authority/timestamps', async (request, reply) => {
    timestamps ??= new Timestamps(authorityOf());
    return reply.type('application/timestamp-reply').send(Buffer.from(timestamps.answer(request.body)));
  });

  server.post<{ Body: Buffer }>('/authority/status', async (request, reply) =>
    reply
      .type('application/ocsp-response')
      .send(Buffer.from(await answerStatus(authorityOf(), request.body))),
  );

  for (const issuer of ['root', 'issuing'] as const) {
    server.get(`/authority/${issuer}.crl`, async (_request, reply) =>
      reply.type('application/pkix-crl').send(Buffer.from(await revokedList(authorityOf(), issuer))),
    );
    server.get(`/authority/${issuer}.cer`, async (_request, reply) =>
      reply
        .type('application/pkix-cert')
        .send(Buffer.from(certificateBytes(authorityOf().identities[issuer].certificate))),
    );
  }

  server.get('/authority/root.pem', async (_request, reply) =>
    reply.type('application/x-pem-file').send(pem(authorityOf().rootCertificate)),
  );
}
