import { randomUUID } from 'node:crypto';
import { type FileValue, failure, type Problem, success, type Text } from '@satuloket/engine';
import type { FileService } from '@satuloket/server/types';
import type { RegisterRoutes } from '../../../server/src/platform/http/index.ts';
import type { KeptDraft } from './drafts.ts';

type Upload = {
  readonly draftId: string;
  readonly requirement: string;
  readonly name: string;
  readonly sizeBytes: number;
  content: Buffer;
};

const empty: Problem = {
  code: 'file-empty',
  status: 422,
  retryable: false,
  message: { id: 'Berkas ini kosong. Pilih berkas lain.', en: 'This file is empty. Choose another.' },
};
const unknown: Problem = {
  code: 'file-unknown',
  status: 404,
  retryable: false,
  message: { id: 'Berkas ini tidak ditemukan.', en: 'This file was not found.' },
};
const dark: Text = {
  id: 'Foto ini agak gelap. Coba foto ulang di tempat yang lebih terang.',
  en: 'This photo is rather dark. Try again in better light.',
};

/** Uploads in memory, in parts, with the addresses and answers of the real ones. A name with `gelap` is too dark. */
export function filesInMemory(drafts: ReadonlyMap<string, KeptDraft>): {
  readonly service: FileService;
  readonly routes: RegisterRoutes;
} {
  const uploads = new Map<string, Upload>();

  function whole(fileId: string, upload: Upload): { file: FileValue; warnings: Text[] } {
    const isPdf = upload.content.subarray(0, 4).toString('latin1') === '%PDF';
    const file: FileValue = {
      fileId,
      name: upload.name,
      sha256: 'a'.repeat(64),
      sizeBytes: upload.content.byteLength,
      mediaType: isPdf ? 'application/pdf' : 'image/jpeg',
    };
    const draft = drafts.get(upload.draftId);
    if (draft) {
      const before = draft.files[upload.requirement] ?? [];
      draft.files = { ...draft.files, [upload.requirement]: [...before, file] };
      draft.version += 1;
    }
    return { file, warnings: upload.name.includes('gelap') ? [dark] : [] };
  }

  const service: FileService = {
    async begin(_caller, { draftId, requirement, name, sizeBytes }) {
      if (sizeBytes === 0) return failure(empty);
      const fileId = randomUUID();
      uploads.set(fileId, { draftId, requirement, name, sizeBytes, content: Buffer.alloc(0) });
      return success({ fileId, uploadPath: `/files/kota-bekasi/${fileId}/karcis` });
    },
    async accept(_caller, { draftId, requirement, name, content, sizeBytes }) {
      if (sizeBytes === 0) return failure(empty);
      const fileId = randomUUID();
      const bytes = Buffer.from(await new Response(content).arrayBuffer());
      const upload = { draftId, requirement, name, sizeBytes, content: bytes };
      uploads.set(fileId, upload);
      return success(whole(fileId, upload));
    },
    async remove(_caller, { draftId, fileId }) {
      const draft = drafts.get(draftId);
      if (!draft) return failure(unknown);
      draft.files = Object.fromEntries(
        Object.entries(draft.files).map(([code, files]) => [
          code,
          files.filter((file) => file.fileId !== fileId),
        ]),
      );
      return success(undefined);
    },
    async link(_caller, fileId) {
      const upload = uploads.get(fileId);
      if (!upload) return failure(unknown);
      return success({
        path: `/files/kota-bekasi/open/${fileId}`,
        mediaType: 'image/jpeg',
        name: upload.name,
      });
    },
  };

  const routes: RegisterRoutes = (app) => {
    app.addContentTypeParser(
      'application/offset+octet-stream',
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    );
    app.head<{ Params: { fileId: string } }>('/files/:region/:fileId/karcis', async (request, reply) => {
      const upload = uploads.get(request.params.fileId);
      return upload
        ? reply.header('upload-offset', upload.content.byteLength).send()
        : reply.code(404).send();
    });
    app.patch<{ Params: { fileId: string } }>('/files/:region/:fileId/karcis', async (request, reply) => {
      const upload = uploads.get(request.params.fileId);
      if (!upload) return reply.code(404).send(unknown);
      if (Number(request.headers['upload-offset']) !== upload.content.byteLength) {
        return reply.code(409).send({ code: 'upload-offset-wrong' });
      }
      upload.content = Buffer.concat([upload.content, request.body as Buffer]);
      reply.header('upload-offset', upload.content.byteLength);
      if (upload.content.byteLength < upload.sizeBytes) return reply.code(204).send();
      return reply.send(whole(request.params.fileId, upload));
    });
    app.get<{ Params: { link: string } }>('/files/:region/open/:link', async (request, reply) => {
      const upload = uploads.get(request.params.link);
      if (!upload) return reply.code(404).send(unknown);
      return reply.type('image/jpeg').send(upload.content);
    });
  };
  return { service, routes };
}
