import { Type } from 'typebox';
import { Failures, type HttpApp, sendResult, shapeOf } from '../platform/http/index.ts';
import type { CaseProof, Services } from '../types.ts';
import { OfCase } from './schemas.ts';

const proof = shapeOf<CaseProof>()(
  'CaseProof',
  Type.Object(
    {
      format: Type.Literal('satuloket/record-proof/v1'),
      region: Type.String(),
      case: Type.String({ description: 'The tracking code.' }),
      key: Type.String({ description: 'The region’s public key (C2SP signed-note, “vkey”).' }),
      checkpoint: Type.String({ description: 'The signed checkpoint that all paths lead to.' }),
      entries: Type.Array(
        Type.Object({
          number: Type.Integer({ description: 'Of the action in its case, from 1.' }),
          at: Type.String({ format: 'date-time' }),
          type: Type.String(),
          hash: Type.String({ description: 'Of the action, hexadecimal.' }),
          position: Type.Integer({ description: 'In the log, counted from 0.' }),
          path: Type.Array(Type.String(), { description: 'Hashes in base64, from the leaf up.' }),
        }),
      ),
      waiting: Type.Array(Type.Integer(), {
        description: 'Actions that the next checkpoint will take in, within a minute.',
      }),
    },
    { description: 'That the actions of a case are in the region’s signed record.' },
  ),
);

/** What a citizen may keep of a case, to show later that nothing in it was changed. */
export function proofRoutes(app: HttpApp, { cases }: Services): void {
  app.addSchema(proof.schema);
  app.get(
    '/regions/:region/cases/:code/proof',
    {
      schema: {
        operationId: 'proveCase',
        tags: ['record'],
        summary: 'A proof, to keep and check without us, that each action of a case is in the signed record.',
        params: OfCase,
        response: { 200: proof.reference, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await cases.proof(await request.caller(), request.params.code)),
  );
}
