import type { FieldProblem, Locale, Problem, Result } from '@satuloket/engine';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';

/** RFC 9457 in the shape that the API promises for every failure. */
export const ProblemDocument = Type.Object(
  {
    type: Type.String({ description: 'A reference that names the kind of problem; stable.' }),
    title: Type.String({ description: 'What happened, what was kept and what to do next, for a person.' }),
    status: Type.Integer({ description: 'The HTTP status, once more.' }),
    code: Type.String({ description: 'The stable code of the problem.' }),
    instance: Type.String({ description: 'The id of the request, to be told to the help desk.' }),
    retryable: Type.Boolean({ description: 'Whether the same call may succeed later without any change.' }),
    fields: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String({ description: 'Where in the form or body.' }),
          code: Type.String(),
          message: Type.String(),
        }),
      ),
    ),
    details: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
    ),
  },
  { $id: 'Problem', description: 'A failure (RFC 9457).' },
);

const failed = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Type.Unsafe({ $ref: 'Problem#' }) } },
});

/** Belongs to the answers of every route. */
export const Failures = {
  '4xx': failed('The request was refused; `code` says why, `fields` where.'),
  '5xx': failed('We failed, or what we depend on did; `retryable` says whether to try again.'),
};

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  code: string;
  instance: string;
  retryable: boolean;
  fields?: { path: string; code: string; message: string }[];
  details?: Readonly<Record<string, string | number | boolean>>;
};

export function problemBody(input: { problem: Problem; locale: Locale; requestId: string }): ProblemBody {
  const { problem, locale, requestId } = input;
  const body: ProblemBody = {
    type: `/api#${problem.code}`,
    title: problem.message[locale],
    status: problem.status,
    code: problem.code,
    instance: `urn:satuloket:request:${requestId}`,
    retryable: problem.retryable,
  };
  if (problem.fields) body.fields = problem.fields.map((field) => fieldBody(field, locale));
  // What a broken server knows of itself is for the log, never for the caller.
  if (problem.details && problem.status < 500) body.details = problem.details;
  return body;
}

function fieldBody(field: FieldProblem, locale: Locale): { path: string; code: string; message: string } {
  return { path: field.path, code: field.code, message: field.message[locale] };
}

export const edgeProblems = {
  notFound: {
    code: 'not-found',
    message: {
      id: 'Alamat ini tidak ada. Periksa lagi alamat yang Anda tulis.',
      en: 'There is nothing at this address. Check the address that you wrote.',
    },
    status: 404,
    retryable: false,
  },
  regionUnknown: {
    code: 'region-unknown',
    message: {
      id: 'Daerah ini belum memakai layanan kami.',
      en: 'This region does not use our service.',
    },
    status: 404,
    retryable: false,
  },
  malformed: {
    code: 'request-malformed',
    message: {
      id: 'Permintaan ini tidak dapat dibaca. Perbaiki bagian yang disebutkan, lalu kirim lagi.',
      en: 'This request can not be read. Correct the parts named, then send it again.',
    },
    status: 400,
    retryable: false,
  },
  tooLarge: {
    code: 'request-too-large',
    message: {
      id: 'Kiriman ini terlalu besar. Kecilkan berkasnya, lalu kirim lagi.',
      en: 'What you sent is too large. Make it smaller, then send it again.',
    },
    status: 413,
    retryable: false,
  },
  unsupportedMediaType: {
    code: 'media-type-unsupported',
    message: {
      id: 'Jenis isi kiriman ini tidak diterima di alamat ini.',
      en: 'This kind of content is not accepted at this address.',
    },
    status: 415,
    retryable: false,
  },
  otherOrigin: {
    code: 'origin-foreign',
    message: {
      id: 'Kiriman dari situs lain ditolak. Buka kembali halaman layanan, lalu ulangi dari sana.',
      en: 'A post from another site was refused. Open the service page again and repeat it there.',
    },
    status: 403,
    retryable: false,
  },
  notForPrograms: {
    code: 'operation-not-for-programs',
    message: {
      id: 'Perintah ini bukan untuk kunci sistem. Perintah umum dapat dipanggil tanpa kunci.',
      en: 'This operation is not for keys of systems. What is public is called without a key.',
    },
    status: 403,
    retryable: false,
  },
  scopeMissing: {
    code: 'scope-missing',
    message: {
      id: 'Kunci ini tidak memuat izin untuk perintah ini. Mintalah izinnya kepada admin daerah.',
      en: 'This key does not carry the scope for this operation. Ask the administrator of the region for it.',
    },
    status: 403,
    retryable: false,
  },
  tooMany: {
    code: 'too-many-requests',
    message: {
      id: 'Terlalu banyak permintaan dalam waktu singkat. Tunggu sebentar, lalu coba lagi.',
      en: 'Too many requests in a short time. Wait a moment, then try again.',
    },
    status: 429,
    retryable: true,
  },
  crowded: {
    code: 'crowded',
    message: {
      id: 'Sedang sangat ramai, jadi permintaan ini belum kami kerjakan. Yang sudah tersimpan tidak hilang. Tunggu beberapa detik, lalu ulangi.',
      en: 'It is very busy, so we have not worked on this request. What was saved is not lost. Wait some seconds, then repeat it.',
    },
    status: 503,
    retryable: true,
  },
  internal: {
    code: 'internal',
    message: {
      id: 'Ada gangguan di sistem kami. Yang sudah tersimpan tidak hilang. Coba lagi beberapa saat lagi.',
      en: 'Our system has a fault. What was saved is not lost. Try again in a while.',
    },
    status: 500,
    retryable: true,
  },
} as const satisfies Record<string, Problem>;

/** Bytes that are there already; `BytesShape` describes them, and the headers say what they are. */
export function sendBytes(reply: FastifyReply, content: Uint8Array): FastifyReply {
  return reply.send(Buffer.from(content));
}

/** A document about people, shown in place and kept by no cache. */
export function sendDocument(
  reply: FastifyReply,
  made: Result<{ readonly name: string; readonly mediaType?: string; readonly content: Uint8Array }>,
): FastifyReply {
  if (!made.ok) return sendProblem(reply, made.error);
  const { name, mediaType = 'application/pdf', content } = made.value;
  reply
    .header('content-type', mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-store');
  return sendBytes(reply, content);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { locale, id } = reply.request;
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemBody({ problem, locale, requestId: id }));
}

/** Answers with a command's or query's result: its value, or its problem. */
export function sendResult<Value>(reply: FastifyReply, result: Result<Value>, status = 200): FastifyReply {
  return result.ok ? reply.code(status).send(result.value) : sendProblem(reply, result.error);
}
