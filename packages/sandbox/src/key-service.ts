import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { textOf } from './http.ts';

export type KeyServiceStandIn = {
  /** With the mount of its engine, as the server's setting wants it. */
  readonly url: string;
  /** A token is taken away and another given, as an agent renews it. */
  setToken(token: string): void;
  readonly close: () => Promise<void>;
};

/**
 * Speaks as the Transit engine of HashiCorp Vault does (`encrypt` and `decrypt`, REST): one named key that never leaves
 * it. It stands apart from the other stand-ins, since a server asks it before anything else is there.
 */
export async function createKeyServiceStandIn(options: {
  readonly token: string;
  readonly keyName: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
}): Promise<KeyServiceStandIn> {
  let { token } = options;
  const wrappingKey = createHash('sha256').update(`stand-in of a key service/${options.keyName}`).digest();
  const server = Fastify({ logger: false, forceCloseConnections: true });

  server.addHook('onRequest', async (request, reply) => {
    if (request.headers['x-vault-token'] !== token)
      return reply.code(403).send({ errors: ['permission denied'] });
  });
  server.post<{ Params: { name: string } }>('/v1/transit/encrypt/:name', async (request, reply) => {
    const plaintext = textOf(request.body, 'plaintext');
    if (request.params.name !== options.keyName || plaintext === undefined)
      return reply.code(400).send({ errors: ['encryption key not found'] });
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
    const body = Buffer.concat([cipher.update(Buffer.from(plaintext, 'base64')), cipher.final()]);
    const box = Buffer.concat([nonce, body, cipher.getAuthTag()]);
    return { data: { ciphertext: `vault:v1:${box.toString('base64')}`, key_version: 1 } };
  });
  server.post<{ Params: { name: string } }>('/v1/transit/decrypt/:name', async (request, reply) => {
    const written = textOf(request.body, 'ciphertext') ?? '';
    const box = Buffer.from(written.replace(/^vault:v\d+:/, ''), 'base64');
    if (request.params.name !== options.keyName || box.length < 28)
      return reply.code(400).send({ errors: ['invalid ciphertext'] });
    try {
      const decipher = createDecipheriv('aes-256-gcm', wrappingKey, box.subarray(0, 12));
      decipher.setAuthTag(box.subarray(-16));
      const plaintext = Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]);
      return { data: { plaintext: plaintext.toString('base64') } };
    } catch {
      return reply.code(400).send({ errors: ['cipher: message authentication failed'] });
    }
  });

  await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/transit`,
    setToken(given) {
      token = given;
    },
    close: () => server.close(),
  };
}
