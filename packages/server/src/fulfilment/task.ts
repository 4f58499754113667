import { templateFault } from '@satuloket/engine';
import { qrPicture } from './qr-picture.ts';
import type { DocumentMark, RenderRequest, RenderTask } from './request.ts';

const templatePath = 'templates/document.typ';

const marks: Readonly<Record<DocumentMark, { readonly across: string; readonly head: string }>> = {
  specimen: { across: 'CONTOH', head: 'CONTOH. Bukan dokumen resmi dan tidak berlaku.' },
  preview: { across: 'PRATINJAU', head: 'PRATINJAU. Belum ditandatangani dan belum berlaku.' },
};

/** What a request is for the process that renders. */
export function taskOf(request: RenderRequest, kind: RenderTask['kind']): RenderTask {
  const { pieces = {}, data, createdAt, standard = 'archive', mark, signature, emblem = '' } = request;
  const look = signature && { ...signature, qr: qrPicture(signature.url) };
  return {
    kind,
    files: { ...pieces, [templatePath]: request.template },
    main: `${mark === undefined ? '' : markSource(marks[mark])}#include "/${templatePath}"\n`,
    inputs: { data: JSON.stringify(data), signature: JSON.stringify(look ?? null), emblem },
    createdAt,
    standard: standard === 'archive' ? 'a-2b' : 'ua-1',
  };
}

/** The first fault of the template and of everything that it may import. */
export function faultOf({ template, pieces = {} }: RenderRequest): string | undefined {
  for (const source of [template, ...Object.values(pieces)]) {
    const fault = templateFault(source);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * The watermark is laid over the pages from outside the template, so that no author can forget it. A screen reader
 * passes over what lies across the page, and reads the line above the title.
 */
function markSource({ across, head }: { readonly across: string; readonly head: string }): string {
  return `#set page(foreground: pdf.artifact(rotate(-52deg, text(font: "Arimo", weight: "bold", size: 108pt,
  tracking: 6pt, fill: rgb(160, 30, 30, 38))[${across}])))
#show heading.where(level: 1): it => block(width: 100%, below: 3mm, align(center, text(font: "Arimo",
  weight: "bold", size: 9pt, lang: "id", fill: rgb(150, 20, 20))[${head}])) + it
`;
}
