/**
 * The process that renders: Typst is synchronous, so only killing it stops a template that never ends. It is given one
 * task at a time with all files in it, reads no other (its root is an empty folder) and has no way to the network (see
 * `renderer.ts`).
 */
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { stayBelowPages } from '../platform/below-pages.ts';
import { shippedFonts } from './fonts.ts';
import type { RenderAnswer, RenderTask, SignaturePlace } from './request.ts';

stayBelowPages();
const [, , emptyFolder = '.'] = process.argv;
const compiler = NodeCompiler.create({
  workspace: emptyFolder,
  fontArgs: [{ fontBlobs: await shippedFonts() }],
});

process.on('message', (task: RenderTask) => {
  process.send?.(render(task));
});
process.on('disconnect', () => process.exit(0));
// It may be killed at any time, which writes nothing.
flushCompileCache();

function render(task: RenderTask): RenderAnswer {
  const paths = Object.keys(task.files).map((path) => join(emptyFolder, path));
  try {
    for (const [path, source] of Object.entries(task.files))
      compiler.mapShadow(join(emptyFolder, path), Buffer.from(source));
    const compiled = compiler.compile({
      mainFileContent: task.main,
      inputs: { ...task.inputs },
      resetRead: true,
    });
    const error = compiled.takeError();
    const document = compiled.result;
    if (error !== null || document === null) {
      return { ok: false, code: 'template-broken', detail: told(error?.shortDiagnostics) };
    }
    const missing = told(compiled.takeWarnings()?.shortDiagnostics, /font/);
    // For Typst a missing font is a warning only, and another takes its place.
    if (missing !== '') return { ok: false, code: 'template-font-missing', detail: missing };
    return {
      ok: true,
      ...(task.kind !== 'picture' && { pdf: pdfOf(document, task).toString('base64') }),
      ...(task.kind !== 'pdf' && { picture: compiler.plainSvg(document) }),
      pages: document.numOfPages,
      signaturePlace: signaturePlaceIn(document),
    };
  } catch (error) {
    return thrown(String(error));
  } finally {
    for (const path of paths) compiler.unmapShadow(path);
    compiler.evictCache(0);
  }
}

function pdfOf(document: NodeTypstDocument, { standard, createdAt }: RenderTask): Buffer {
  const creationTimestamp = Math.floor(Date.parse(createdAt) / 1000);
  return compiler.pdf(document, { pdfStandard: standard, creationTimestamp });
}

/** What the standard of the file forbids is told by the exporter only: a letter that no font has, a missing title. */
function thrown(message: string): RenderAnswer {
  const [, told] = /message: "((?:[^"\\]|\\.)*)"/.exec(message) ?? [];
  const detail = (told ?? message).replaceAll('\\"', '"').replaceAll(emptyFolder, '').slice(0, 500);
  const code = /could not be displayed/.test(detail) ? 'document-letter-missing' : 'template-broken';
  return { ok: false, code, detail };
}

/** The template's own word of where the signature stands; it counts from the upper left corner, PDF from the lower. */
function signaturePlaceIn(document: NodeTypstDocument): SignaturePlace | null {
  const [found] = compiler.query(document, { selector: '<signature>' }) as { readonly value?: unknown }[];
  const value = found?.value as Record<string, number | string> | undefined;
  if (value === undefined) return null;
  const points = (name: string): number => Number.parseFloat(String(value[name]));
  const place = {
    page: points('page'),
    x: points('x'),
    y: points('pageHeight') - points('y') - points('height'),
    width: points('width'),
    height: points('height'),
  };
  return Object.values(place).every(Number.isFinite) ? place : null;
}

/** Diagnostics in one line, without the paths of this machine. */
function told(diagnostics: readonly unknown[] | undefined, only = /./): string {
  return (diagnostics ?? [])
    .map((diagnostic) => String((diagnostic as { message?: unknown }).message ?? diagnostic))
    .filter((message) => only.test(message))
    .join('; ')
    .replaceAll(emptyFolder, '')
    .slice(0, 500);
}
