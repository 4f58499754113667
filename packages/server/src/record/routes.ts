import { Type } from 'typebox';
import { Failures, type HttpApp, type RegisterRoutes, sendResult, shapeOf } from '../platform/http/index.ts';
import type { ConsistencyProof, InclusionProof, LogKey } from './contract.ts';

const region = Type.String({ description: 'The region in the path, `kota-bekasi`.' });
const OfRegion = Type.Object({ region });
const largestSize = 2 ** 40;
const size = Type.Integer({ minimum: 0, maximum: largestSize, description: 'How many entries the log had.' });
const path = Type.Array(Type.String(), { description: 'Hashes in base64, from the leaf up.' });

const key = shapeOf<LogKey>()(
  'LogKey',
  Type.Object(
    {
      name: Type.String({ description: 'How the key is called in the notes.' }),
      key: Type.String({ description: 'Name, identifier and Ed25519 key (C2SP signed-note, “vkey”).' }),
    },
    { description: 'The key by which the region signs its checkpoints.' },
  ),
);

const inclusion = shapeOf<InclusionProof>()(
  'InclusionProof',
  Type.Object(
    {
      position: Type.Integer({ description: 'Counted from 0.' }),
      size,
      leafHash: Type.String({ description: 'SHA-256 of a zero byte and the entry’s hash, base64.' }),
      path,
    },
    { description: 'That an entry is in the log (RFC 9162 2.1.3).' },
  ),
);

const consistency = shapeOf<ConsistencyProof>()(
  'ConsistencyProof',
  Type.Object(
    { from: size, to: size, path },
    { description: 'That the longer log begins with all of the shorter one (RFC 9162 2.1.4).' },
  ),
);

const note = {
  200: {
    description: 'A signed note (C2SP tlog-checkpoint).',
    content: { 'text/plain': { schema: Type.String() } },
  },
  ...Failures,
};

/** The region's log for anyone who wants to watch it: checkpoints to publish, proofs between them. */
export const recordRoutes: RegisterRoutes = (app: HttpApp, { services }) => {
  const { log } = services;
  const tags = ['record'];
  for (const { schema } of [key, inclusion, consistency]) app.addSchema(schema);
  app.get(
    '/regions/:region/log/key',
    {
      schema: {
        operationId: 'readLogKey',
        tags,
        summary: 'The public key by which the checkpoints of the region’s record are signed.',
        params: OfRegion,
        response: { 200: key.reference, ...Failures },
      },
    },
    async (request) => log.key(request.region.id),
  );
  app.get(
    '/regions/:region/log/checkpoint',
    {
      schema: {
        operationId: 'readLatestCheckpoint',
        tags,
        summary: 'The latest signed checkpoint of the region’s record.',
        params: OfRegion,
        response: note,
      },
    },
    async (request, reply) => {
      const latest = await log.latest(request.region.id);
      if (!latest.ok) return sendResult(reply, latest);
      return reply.type('text/plain; charset=utf-8').send(latest.value.note);
    },
  );
  app.get(
    '/regions/:region/log/checkpoints/:size',
    {
      schema: {
        operationId: 'readCheckpoint',
        tags,
        summary: 'The checkpoint that was signed when the record had so many entries.',
        params: Type.Object({ region, size }),
        response: note,
      },
    },
    async (request, reply) => {
      const found = await log.checkpoint(request.region.id, request.params.size);
      if (!found.ok) return sendResult(reply, found);
      return reply.type('text/plain; charset=utf-8').send(found.value.note);
    },
  );
  app.get(
    '/regions/:region/log/inclusion',
    {
      schema: {
        operationId: 'proveInclusion',
        tags,
        summary: 'That the entry at a position is in the record of a size, by default the latest.',
        params: OfRegion,
        querystring: Type.Object({
          position: Type.Integer({ minimum: 0, maximum: largestSize }),
          size: Type.Optional(Type.Integer({ minimum: 1, maximum: largestSize })),
        }),
        response: { 200: inclusion.reference, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await log.inclusion(request.region.id, request.query)),
  );
  app.get(
    '/regions/:region/log/consistency',
    {
      schema: {
        operationId: 'proveConsistency',
        tags,
        summary: 'That the record only grew between two sizes: nothing in it was changed or taken out.',
        params: OfRegion,
        querystring: Type.Object({ from: size, to: size }),
        response: { 200: consistency.reference, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await log.consistency(request.region.id, request.query)),
  );
};
