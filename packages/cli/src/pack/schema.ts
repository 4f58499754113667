import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packJsonSchema, packLanguageReference } from '@satuloket/engine';
import type { Outcome } from './command.ts';

/** The published schemas and the reference of the language by path: made, never written by hand. */
export function schemaFiles(): Record<string, string> {
  return {
    ...Object.fromEntries(
      Object.entries(packJsonSchema()).map(([name, schema]) => [
        `schema/${name}`,
        `${JSON.stringify(schema, null, 2)}\n`,
      ]),
    ),
    'pack-language.md': packLanguageReference(),
  };
}

export async function writeSchema(folder: string): Promise<Outcome> {
  await mkdir(join(folder, 'schema'), { recursive: true });
  const files = Object.entries(schemaFiles());
  for (const [path, text] of files) await writeFile(join(folder, path), text);
  return { problems: [], lines: files.map(([path]) => `Ditulis: ${join(folder, path)}`) };
}
