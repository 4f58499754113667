import { failure, type ParcelFailure, type Text } from '@satuloket/engine';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { DeliveryService, FieldRecord, ProofGiven } from '../delivery/contract.ts';
import type { FieldHandler, TakenEvent } from './handlers.ts';
import { fieldProblems } from './problems.ts';

const id = Type.String({ minLength: 1, maxLength: 60 });
const words = Type.String({ maxLength: 1_000 });
const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const parcels = Type.Array(id, { maxItems: 500 });
const closed = { additionalProperties: false } as const;
const picture = Type.Object({ kind: Type.Enum(['photo', 'signature']), file: digest }, closed);
const code = Type.Object({ kind: Type.Enum(['code']), code: Type.String({ maxLength: 20 }) }, closed);

const payloads = {
  'delivery.accepted': Compile(
    Type.Object(
      {
        manifestId: id,
        scanned: parcels,
        missing: Type.Array(Type.Object({ parcelId: id, reason: words }, closed), { maxItems: 500 }),
      },
      closed,
    ),
  ),
  'delivery.delivered': Compile(
    Type.Object(
      {
        manifestId: id,
        parcelId: id,
        proof: Type.Union([code, picture]),
        receiverName: Type.String({ minLength: 1, maxLength: 200 }),
        receiverRelation: Type.String({ minLength: 1, maxLength: 60 }),
        tookBack: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
  ),
  'delivery.failed': Compile(
    Type.Object(
      {
        manifestId: id,
        parcelId: id,
        why: Type.Enum(['moved', 'died', 'unclear-address', 'nobody', 'refused']),
        note: Type.Optional(words),
        photo: Type.Optional(digest),
      },
      closed,
    ),
  ),
  'delivery.came-back': Compile(Type.Object({ manifestId: id, scanned: parcels }, closed)),
} as const;

const whyTold: Readonly<Record<ParcelFailure, Text>> = {
  moved: { id: 'sudah pindah', en: 'moved away' },
  died: { id: 'meninggal', en: 'died' },
  'unclear-address': { id: 'alamat tidak jelas', en: 'address unclear' },
  nobody: { id: 'tidak ada orang', en: 'nobody there' },
  refused: { id: 'ditolak', en: 'refused' },
};

/** What couriers write down, handed to the delivery. */
export function deliveryRecords(delivery: Pick<DeliveryService, 'record'>): FieldHandler {
  return {
    part: 'delivery',
    async take(caller, event) {
      const record = recordOf(event);
      return record === undefined ? failure(fieldProblems.recordMalformed) : delivery.record(caller, record);
    },
    describe: ({ kind, payload }) => told(kind, payload),
    caseOf: ({ kind, payload }) =>
      (kind === 'delivery.delivered' || kind === 'delivery.failed') && payloads[kind].Check(payload)
        ? payload.parcelId
        : undefined,
  };
}

function recordOf({ kind, payload, key, at, fileIds }: TakenEvent): FieldRecord | undefined {
  const told = { key, at: at.toISOString() };
  if (kind === 'delivery.accepted' && payloads[kind].Check(payload)) {
    const { manifestId, scanned, missing } = payload;
    return { ...told, manifestId, body: { kind: 'accepted', scanned, missing } };
  }
  if (kind === 'delivery.delivered' && payloads[kind].Check(payload)) {
    const { manifestId, parcelId, receiverName, receiverRelation, tookBack } = payload;
    const proof = proofOf(payload.proof, fileIds);
    if (proof === undefined) return undefined;
    const body = { kind: 'delivered', proof, receiverName, receiverRelation } as const;
    return { ...told, manifestId, parcelId, body: tookBack === undefined ? body : { ...body, tookBack } };
  }
  if (kind === 'delivery.failed' && payloads[kind].Check(payload)) {
    const { manifestId, parcelId, why, note } = payload;
    const photo = payload.photo === undefined ? undefined : fileIds.get(payload.photo);
    if (photo === undefined && payload.photo !== undefined) return undefined;
    const more = { ...(note && { note }), ...(photo && { photo }) };
    return { ...told, manifestId, parcelId, body: { kind: 'failed', why, ...more } };
  }
  if (kind === 'delivery.came-back' && payloads[kind].Check(payload)) {
    const { manifestId, scanned } = payload;
    return { ...told, manifestId, body: { kind: 'came-back', scanned } };
  }
  return undefined;
}

type Proof = Static<typeof code> | Static<typeof picture>;

/** Undefined when the picture was not kept, which the device's own list of files would have told. */
function proofOf(proof: Proof, fileIds: ReadonlyMap<string, string>): ProofGiven | undefined {
  if (proof.kind === 'code') return { kind: 'code', code: proof.code };
  const fileId = fileIds.get(proof.file);
  return fileId === undefined ? undefined : { kind: proof.kind, fileId };
}

function told(kind: string, payload: unknown): Text | undefined {
  if (kind === 'delivery.accepted' && payloads[kind].Check(payload)) {
    const [got, missing] = [payload.scanned.length, payload.missing.length];
    return {
      id: `Menerima ${got} kiriman, kurang ${missing}`,
      en: `Took ${got} parcels, ${missing} missing`,
    };
  }
  if (kind === 'delivery.delivered' && payloads[kind].Check(payload)) {
    const { receiverName } = payload;
    return { id: `Diserahkan kepada ${receiverName}`, en: `Handed to ${receiverName}` };
  }
  if (kind === 'delivery.failed' && payloads[kind].Check(payload)) {
    const { why, note } = payload;
    const more = note ? `: ${note}` : '';
    return { id: `Gagal, ${whyTold[why].id}${more}`, en: `Failed, ${whyTold[why].en}${more}` };
  }
  if (kind === 'delivery.came-back' && payloads[kind].Check(payload)) {
    const count = payload.scanned.length;
    return { id: `Membawa kembali ${count} kiriman`, en: `Brought back ${count} parcels` };
  }
  return undefined;
}
