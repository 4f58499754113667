import { productData } from '@satuloket/engine';
import type { CaseProduct } from '../cases/index.ts';
import type { Renderer, RenderOutcome } from './renderer.ts';
import type { DocumentMark, SignatureLook } from './request.ts';

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
  { pack, service, values, emblem }: CaseProduct,
  { product, day, createdAt, signature, mark }: Composition,
): Promise<RenderOutcome> {
  const definition = service.products[product];
  const template = definition?.template === undefined ? undefined : pack.templates[definition.template];
  if (definition === undefined || template === undefined) {
    return Promise.resolve({
      ok: false,
      error: { code: 'template-missing', detail: '', retryable: false },
    });
  }
  return renderer.render({
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
  });
}
