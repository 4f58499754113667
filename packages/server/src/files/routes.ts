import { Type } from 'typebox';
import { type RegisterRoutes, sendProblem, sendResult } from '../platform/http/index.ts';
import type { FileAccepted } from '../types.ts';
import type { Files } from './files.ts';

const bytesOfOnePart = 64 * 1024 * 1024;

const TextOf = Type.Object({ id: Type.String(), en: Type.String() });
const Accepted = Type.Object({
  file: Type.Object({
    fileId: Type.String(),
    name: Type.String(),
    sha256: Type.String(),
    sizeBytes: Type.Integer(),
    mediaType: Type.String(),
    pages: Type.Optional(Type.Integer()),
  }),
  warnings: Type.Array(TextOf, {
    description: 'What a look at the picture found; the file is kept all the same.',
  }),
});
const Failed = { '4xx': Type.Unsafe({ $ref: 'Problem#' }) };

const OfUpload = Type.Object({ region: Type.String(), fileId: Type.String(), ticket: Type.String() });

/**
 * Uploads and downloads, at the root of the server (`/files/<region>/...`). Parts follow the core of the tus protocol:
 * HEAD tells how much has come, PATCH goes on from there. The ticket in the address is the permission to upload.
 */
export function fileRoutes(files: Files): RegisterRoutes {
  return (app) => {
    // The parts go to the disk as they come and never lie in memory whole.
    app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) =>
      done(null, payload),
    );

    app.post(
      '/files/:region',
      {
        schema: {
          tags: ['files'],
          summary: 'Begins an upload that can go on after a lost connection.',
          params: Type.Object({ region: Type.String() }),
          body: Type.Object(
            {
              draftId: Type.String({ format: 'uuid' }),
              requirement: Type.String({ maxLength: 100 }),
              name: Type.String({ maxLength: 500 }),
              sizeBytes: Type.Integer({ minimum: 0 }),
            },
            { additionalProperties: false },
          ),
          response: {
            201: Type.Object({ fileId: Type.String(), uploadPath: Type.String() }),
            ...Failed,
          },
        },
      },
      async (request, reply) => {
        const begun = await files.begin(await request.caller(), request.body);
        if (begun.ok) reply.header('location', begun.value.uploadPath);
        return sendResult(reply, begun, 201);
      },
    );

    app.head(
      '/files/:region/:fileId/:ticket',
      { schema: { tags: ['files'], summary: 'How many bytes have come.', params: OfUpload } },
      async (request, reply) => {
        const { fileId, ticket } = request.params;
        const progress = await files.progress({ regionId: request.region.id, fileId }, ticket);
        if (!progress.ok) return reply.code(progress.error.status).send();
        const { receivedBytes, sizeBytes } = progress.value;
        return reply.headers({ 'upload-offset': receivedBytes, 'upload-length': sizeBytes }).send();
      },
    );

    app.patch(
      '/files/:region/:fileId/:ticket',
      {
        bodyLimit: bytesOfOnePart,
        schema: {
          tags: ['files'],
          summary: 'Sends the next part, from the byte named in Upload-Offset.',
          params: OfUpload,
          headers: Type.Object({ 'upload-offset': Type.Integer({ minimum: 0 }) }),
          response: { 200: Accepted, 204: Type.Null(), ...Failed },
        },
      },
      async (request, reply) => {
        const { fileId, ticket } = request.params;
        const received = await files.receive({ regionId: request.region.id, fileId }, ticket, {
          fromBytes: request.headers['upload-offset'],
          content: request.body as AsyncIterable<Uint8Array>,
        });
        if (!received.ok) return sendProblem(reply, received.error);
        reply.header('upload-offset', received.value.receivedBytes);
        const { accepted } = received.value;
        return accepted === undefined
          ? reply.code(204).send(null)
          : reply.send(accepted satisfies FileAccepted);
      },
    );

    app.get(
      '/files/:region/open/:link',
      {
        schema: {
          tags: ['files'],
          summary: 'The content of a file, by an address that works for ten minutes for one caller.',
          params: Type.Object({ region: Type.String(), link: Type.String() }),
          querystring: Type.Object({ unduh: Type.Optional(Type.String()) }),
        },
      },
      async (request, reply) => {
        const opened = await files.openLink(await request.caller(), request.params.link);
        if (!opened.ok) return sendProblem(reply, opened.error);
        const { content, name, mediaType } = opened.value;
        const shown =
          request.query.unduh === undefined &&
          (mediaType === 'application/pdf' || mediaType.startsWith('image/'));
        return reply
          .headers({
            'content-type': mediaType,
            'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
            'cache-control': 'private, no-store',
            // Our own pages show documents in frames. A browser's PDF viewer does not run inside `sandbox`.
            'content-security-policy': `default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'${mediaType === 'application/pdf' ? '' : '; sandbox'}`,
            'x-frame-options': 'SAMEORIGIN',
          })
          .send(content);
      },
    );
  };
}
