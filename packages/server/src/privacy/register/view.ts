import type { Text } from '@satuloket/engine';
import type { ProcessingRegister } from '../contract.ts';
import { keptTable } from '../kept.ts';
import {
  aboutTitles,
  columnKinds,
  columnKindTitles,
  notExported,
  type ProcessedTable,
  processedTables,
  purposes,
} from './index.ts';

/** The register by purpose, as people read it. */
export function registerView(): ProcessingRegister {
  return {
    purposes: Object.entries(purposes).map(([purpose, { title, basis, seenBy }]) => ({
      purpose,
      title,
      basis,
      seenBy,
      tables: Object.entries(processedTables)
        .filter(([, table]) => table.purpose === purpose)
        .map(([name, table]) => ({
          table: name,
          about: aboutTitles[table.about],
          keep: keptTable(table.keep),
          copy: copyWords(table),
          columns: columnKinds.flatMap((kind) => {
            const names = table[kind]?.split(' ') ?? [];
            return names.length === 0 ? [] : [{ kind: columnKindTitles[kind], names }];
          }),
        })),
    })),
  };
}

function copyWords({ export: copied, about }: ProcessedTable): Text {
  if (copied === undefined) {
    return about === 'officer'
      ? { id: 'Bukan data warga', en: 'No data of residents' }
      : { id: 'Bukan data pribadi', en: 'Not personal' };
  }
  return typeof copied === 'string' ? { id: 'Ada di salinan', en: 'In the copy' } : notExported[copied.not];
}

/** `docs/reference/processing.md`, in English: one table a purpose. */
export function registerDocument(): string {
  const parts = registerView().purposes.map(({ title, basis, seenBy, tables }) => {
    const rows = tables.map(({ table, about, keep, copy, columns }) => {
      const told = columns.map(
        ({ kind, names }) => `${kind.en}: ${names.map((name) => `\`${name}\``).join(', ')}`,
      );
      return `| \`${table}\` | ${about.en} | ${keep.en} | ${copy.en} | ${told.join('<br>')} |`;
    });
    return `## ${title.en}

${title.id}. Basis: ${basis}. Seen by: ${seenBy.en}.

| Table | About | Kept | Copy for the person | Columns |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  });
  return `# The register of processing

What personal data are processed for, by which basis, who sees them, how long they are kept and where they stand (UU PDP 27/2022 art. 31). Made from [the register in the code](../../packages/server/src/privacy/register/kinds.ts), which a test compares with the tables of the database; \`node packages/server/src/privacy/register/write.ts\` writes this page. How long each kind is kept is [the region's data](../guides/personal-data.md).

${parts.filter((part) => part.includes('| `')).join('\n')}`;
}
