import { productData } from '@satuloket/engine';
import type { CaseProduct } from '../cases/index.ts';
import type { Renderer, RenderOutcome, SeenOutcome } from './renderer.ts';
import type { DocumentMark, RenderRequest, SignatureLook } from './request.ts';

export type Composition = {
  readonly product: string;
  /** The region's date that the document tells, `YYYY-MM-DD`: that of its release, whenever the machine comes to it. */
  readonly day: string;
  /** ISO instant of its creation; the same gives the same bytes. */
  readonly createdAt: string;
  readonly signature?: SignatureLook;
  readonly mark?: DocumentMark;
};

/**
 * A case's document from the template of its pack. What is signed, or may be, is for archives; what no signature will
 * ever stand in is for every reader.
 */
export function composeDocument(
  renderer: Pick<Renderer, 'render'>,
  subject: CaseProduct,
  composition: Composition,
): Promise<RenderOutcome> {
  const request = requestFor(subject, composition);
  return request === undefined ? Promise.resolve(noTemplate) : renderer.render(request);
}

/** The same document with the picture of its pages. */
export function composeSeen(
  renderer: Pick<Renderer, 'renderSeen'>,
  subject: CaseProduct,
  composition: Composition,
): Promise<SeenOutcome> {
  const request = requestFor(subject, composition);
  return request === undefined ? Promise.resolve(noTemplate) : renderer.renderSeen(request);
}

const noTemplate = {
  ok: false,
  error: { code: 'template-missing', detail: '', retryable: false },
} as const;

function requestFor(
  { pack, service, values, emblem }: CaseProduct,
  { product, day, createdAt, signature, mark }: Composition,
): RenderRequest | undefined {
  const definition = service.products[product];
  const template = definition?.template === undefined ? undefined : pack.templates[definition.template];
  if (definition === undefined || template === undefined) return undefined;
  return {
    template,
    pieces: pack.templates,
    data: productData(service, product, {
      ...values,
      context: { ...values.context, today: day },
    }),
    createdAt,
    standard: definition.signature === undefined || mark !== undefined ? 'accessible' : 'archive',
    ...(mark && { mark }),
    ...(signature && { signature }),
    ...(emblem && { emblem }),
  };
}
