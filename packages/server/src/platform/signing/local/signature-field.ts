import { type PDF, PdfArray } from '@libpdf/core';

/**
 * Adds the field of the next signature to the form and to the annotations of the first page, where a widget belongs (ISO
 * 32000-1, 12.5.6.19): readers that walk the pages find it too. It has no size, as the look stands in the document.
 *
 * @returns its name.
 */
export function addSignatureField(document: PDF): string {
  const form = document.getOrCreateForm();
  const names = new Set(form.getFields().map(({ name }) => name));
  let number = 1;
  while (names.has(`Signature_${number}`)) number += 1;
  const name = `Signature_${number}`;
  const field = form.createSignatureField(name).getRef();
  const page = document.getPage(0);
  if (field === null || page === null) throw new Error('A document to sign has no page or no form.');
  const annotations = page.dict.getArray('Annots', (ref) => document.getObject(ref));
  page.dict.set('Annots', new PdfArray([...(annotations ?? []), field]));
  return name;
}
