import { PDF } from '@libpdf/core';

type Span = { readonly text: string; readonly bbox: { readonly x: number; readonly width: number } };

/** What a reader of the document reads, and what its properties say; undefined when it holds no text. */
export async function textOfPdf(content: Uint8Array): Promise<string | undefined> {
  try {
    const document = await PDF.load(content);
    const pages = document.extractText().flatMap(({ lines }) => lines.map(({ spans }) => lineOf(spans)));
    const about = [document.getTitle(), document.getSubject(), ...(document.getKeywords() ?? [])];
    const text = [...pages, ...about].filter((each) => each !== undefined).join('\n');
    return text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Narrower than the space of any letter size that people read. */
const gapPoints = 1.5;

/** What stands apart on a line, as a label and its value do, is not one word. */
function lineOf(spans: readonly Span[]): string {
  return spans
    .map(({ text, bbox }, index) => {
      const before = spans[index - 1]?.bbox;
      const isApart = before !== undefined && Math.abs(bbox.x - (before.x + before.width)) > gapPoints;
      return isApart ? ` ${text}` : text;
    })
    .join('');
}
