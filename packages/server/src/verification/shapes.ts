import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { DocumentAnswer, PublishedDocument } from './contract.ts';
import type { SignatureReport } from './report.ts';

/** What the API tells of a document. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const published = shapeOf<PublishedDocument>()(
  'PublishedDocument',
  Type.Object(
    {
      code: Type.String({ description: 'As it stands under the QR code.' }),
      title: TextShape,
      office: TextShape,
      signer: Type.Object({ name: Type.String(), title: TextShape }),
      signedAt: Instant,
      publishedAt: Instant,
      holderInitials: Type.String({ description: 'Of whom the paper is about; the paper shows the name.' }),
      state: Type.Enum(['valid', 'withdrawn', 'replaced']),
      stateSince: Instant,
      replacedBy: Type.Union([Type.String(), Type.Null()], {
        description: 'The code of the document that took its place.',
      }),
    },
    {
      description: 'A document that was signed and published here, and no more of the person than it shows.',
    },
  ),
);

const signature = shapeOf<SignatureReport>()(
  'SignatureReport',
  Type.Object(
    {
      verdict: Type.Enum([
        'changed-after-signing',
        'signature-unreadable',
        'signed-by-stranger',
        'certificate-not-valid-then',
        'certificate-revoked',
        'wrongly-dated',
        'genuine',
      ]),
      signer: Type.Union(
        [
          Type.Object({
            name: Type.String(),
            title: TextOrNull,
            organisation: TextOrNull,
            authority: Type.String({ description: 'Who issued the certificate.' }),
          }),
          Type.Null(),
        ],
        { description: 'As the certificate says it.' },
      ),
      claimedAt: Type.Union([Instant, Type.Null()], { description: 'What the signing program wrote.' }),
      timestampedAt: Type.Union([Instant, Type.Null()], { description: 'What a trusted time stamp proves.' }),
      level: Type.Enum(['B-B', 'B-T', 'B-LT', 'B-LTA']),
      coversWhole: Type.Boolean({ description: 'Whether it covers the file to its end.' }),
      revocation: Type.Enum(['good', 'unknown', 'revoked']),
      reason: TextOrNull,
    },
    { description: 'A signature of a file that was looked at.' },
  ),
);

const answer = shapeOf<DocumentAnswer>()(
  'DocumentAnswer',
  Type.Object(
    {
      verdict: Type.Enum([
        'genuine',
        'withdrawn',
        'replaced',
        'changed-after-signing',
        'signature-unreadable',
        'signed-by-stranger',
        'certificate-not-valid-then',
        'certificate-revoked',
        'wrongly-dated',
        'unsigned',
        'incomplete',
        'locked',
        'unreadable',
        'too-complex',
        'too-large',
        'not-a-pdf',
        'unknown',
      ]),
      outcome: Type.Union([Type.Literal('valid'), Type.Literal('invalid'), Type.Literal('open')], {
        description: 'Whether it may be relied upon, must not be, or nothing was found out.',
      }),
      title: TextShape,
      meaning: TextShape,
      advice: TextShape,
      document: Type.Union([published.reference, Type.Null()]),
      signatures: Type.Array(signature.reference),
    },
    { description: 'Whether a document is genuine, in words and as data.' },
  ),
);
export const DocumentAnswerShape = answer.reference;

export function addVerificationShapes(app: Pick<HttpApp, 'addSchema'>): void {
  for (const { schema } of [published, signature, answer]) app.addSchema(schema);
}
