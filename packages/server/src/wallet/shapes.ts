import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { PrintableCase, SharedDocument, WalletDocument, WalletDocumentPage } from './contract.ts';

/** What the API tells of documents in a wallet. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);
const count = (description: string) => Type.Integer({ minimum: 0, description });
const Standing = Type.Enum(['valid', 'withdrawn', 'replaced', 'being-replaced']);
const Code = Type.String({ description: 'The tracking code of the case.' });
const Product = Type.String({ description: 'Which of the documents of the case.' });

export const Lasts = Type.Enum(['hour', 'day', 'week', 'month'], { description: 'How long a link works.' });

const fields = {
  code: Code,
  product: Product,
  title: TextShape,
  service: TextShape,
  office: TextShape,
  name: Type.String({ description: 'Whom the case is about.' }),
  issuer: Type.Enum(['register', 'local']),
  signed: Type.Boolean(),
  standing: Standing,
  fileId: Type.Union([Type.String(), Type.Null()], {
    description: 'For `linkFile`; null where the case was opened again, and where the family is hidden.',
  }),
  isFamilyHidden: Type.Boolean({
    description:
      'It has a file that shows the family, and nothing stronger than NIK, family card number and birth date has proven whose account this is.',
  }),
  ofFamily: Type.Boolean({ description: 'Asked for by another of the family; not to be shared.' }),
  deliveredAt: Instant,
  openLinks: count('Links that work now.'),
} as const;

const document = shapeOf<WalletDocument>()(
  'WalletDocument',
  Type.Object(fields, { description: 'A document on paper size that is the resident’s.' }),
);

const page = shapeOf<WalletDocumentPage>()(
  'WalletDocumentPage',
  Type.Object(
    {
      ...fields,
      documentCode: Type.Union([Type.String(), Type.Null()], {
        description: 'Under the QR code, for documents that were signed here.',
      }),
      life: Type.Array(
        Type.Object({
          kind: Type.Enum([
            'made',
            'signed',
            'arrived',
            'delivered',
            'printed',
            'withdrawn',
            'replaced',
            'reopened',
          ]),
          at: Instant,
          office: Type.Optional(TextShape),
          words: Type.Optional(Type.String({ description: 'Why it was withdrawn or replaced.' })),
        }),
      ),
      replacedBy: Type.Union([Type.Object({ code: Code, product: Product }), Type.Null()]),
      shares: Type.Array(
        Type.Object({
          shareId: Type.String({ format: 'uuid' }),
          state: Type.Enum(['open', 'expired', 'ended']),
          path: Type.Union([Type.String(), Type.Null()], { description: 'Where it opens, on this server.' }),
          madeAt: Instant,
          expiresAt: Instant,
          endedAt: InstantOrNull,
          opened: count('Times.'),
          openings: Type.Array(
            Type.Object({
              at: Instant,
              name: Type.String({ description: 'As the opener wrote it; nobody proves it.' }),
              purpose: Type.String(),
              network: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
                description: 'The same number for the same network.',
              }),
            }),
          ),
        }),
      ),
      mayShare: Type.Boolean(),
    },
    { description: 'A document with its life and with whom it was shared.' },
  ),
);

const shared = shapeOf<SharedDocument>()(
  'SharedDocument',
  Type.Object({ title: TextShape, expiresAt: Instant }, { description: 'What a link opens.' }),
);

const printable = shapeOf<PrintableCase>()(
  'PrintableCase',
  Type.Object(
    {
      code: Code,
      service: TextShape,
      name: Type.String({ description: 'To compare with the card of who stands there.' }),
      documents: Type.Array(
        Type.Object({
          product: Product,
          title: TextShape,
          standing: Standing,
          printed: count('Times at a counter.'),
        }),
      ),
    },
    { description: 'What a counter may print for whoever shows the code.' },
  ),
);

export const WalletDocumentShape = document.reference;
export const WalletDocumentPageShape = page.reference;
export const SharedDocumentShape = shared.reference;
export const PrintableCaseShape = printable.reference;

export function addWalletShapes(app: HttpApp): void {
  for (const { schema } of [document, page, shared, printable]) app.addSchema(schema);
}
