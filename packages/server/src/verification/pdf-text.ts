import { PDF } from '@libpdf/core';

/** What a reader of the document reads, and what its properties say; undefined when it holds no text. */
export async function textOfPdf(content: Uint8Array): Promise<string | undefined> {
  try {
    const document = await PDF.load(content);
    const pages = document.extractText().map(({ text }) => text);
    const about = [document.getTitle(), document.getSubject(), ...(document.getKeywords() ?? [])];
    const text = [...pages, ...about].filter((each) => each !== undefined).join('\n');
    return text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
