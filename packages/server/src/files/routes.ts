import { Type } from 'typebox';
import {
  again,
  BytesShape,
  Failures,
  FileAcceptedShape,
  type RegisterRoutes,
  sendProblem,
} from '../platform/http/index.ts';
import type { FileAccepted } from '../types.ts';
import type { Files } from './files.ts';

const bytesOfOnePart = 64 * 1024 * 1024;

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

    app.head(
      '/files/:region/:fileId/:ticket',
      {
        config: { swagger: { exposeHeadRoute: true } },
        schema: {
          operationId: 'readUploadProgress',
          tags: ['files'],
          summary: 'How many bytes have come, in `Upload-Offset`.',
          params: OfUpload,
          response: { 200: Type.Null({ description: 'Upload-Offset and Upload-Length tell.' }), ...Failures },
        },
      },
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
          operationId: 'sendUploadPart',
          tags: ['files'],
          summary: 'Sends the next part, from the byte named in Upload-Offset.',
          description: again.numbered,
          params: OfUpload,
          body: Type.Unsafe<AsyncIterable<Uint8Array>>({
            content: { 'application/offset+octet-stream': { schema: BytesShape } },
          }),
          headers: Type.Object({ 'upload-offset': Type.Integer({ minimum: 0 }) }),
          response: {
            200: FileAcceptedShape,
            204: Type.Null({ description: 'More is expected, from Upload-Offset.' }),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        const { fileId, ticket } = request.params;
        const received = await files.receive({ regionId: request.region.id, fileId }, ticket, {
          fromBytes: request.headers['upload-offset'],
          content: request.body,
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
          operationId: 'openFile',
          tags: ['files'],
          summary: 'The content of a file, by an address that works for ten minutes for one caller.',
          params: Type.Object({ region: Type.String(), link: Type.String() }),
          querystring: Type.Object({
            unduh: Type.Optional(Type.String({ description: 'When it is there, the file is to be kept.' })),
          }),
          response: {
            200: { description: 'The file.', content: { '*/*': { schema: BytesShape } } },
            ...Failures,
          },
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
