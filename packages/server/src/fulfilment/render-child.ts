/**
 * The process that renders: Typst is synchronous, so only killing it stops a template that never ends. It is given one
 * request at a time, reads no file (its root is an empty folder) and has no way to the network (see `renderer.ts`).
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { RenderAnswer, RenderRequest } from './renderer.ts';

const [, , emptyFolder = '.'] = process.argv;
const compiler = NodeCompiler.create({ workspace: emptyFolder });

process.on('message', (request: RenderRequest) => {
  process.send?.(render(request));
});
process.on('disconnect', () => process.exit(0));

function render({ template, data, createdAt }: RenderRequest): RenderAnswer {
  try {
    const compiled = compiler.compile({
      mainFileContent: template,
      inputs: { data: JSON.stringify(data) },
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
    const pdf = compiler.pdf(document, {
      pdfStandard: 'a-2b',
      creationTimestamp: Math.floor(Date.parse(createdAt) / 1000),
    });
    const answer = { ok: true, pdfBase64: pdf.toString('base64'), pages: document.numOfPages } as const;
    compiler.evictCache(0);
    return answer;
  } catch (error) {
    return { ok: false, code: 'template-broken', detail: String(error) };
  }
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
