import { type Asked, askFor, type Operation, verdictFor } from './probe.ts';
import type { Components } from './samples.ts';
import type { AuthorisationWorld, Party } from './world.ts';

/** `any`: whichever office has the thing; `own`: only at the own office; `thing`: the thing's own rules decide. */
export type Mark = 'any' | 'own' | 'thing' | 'refused' | 'malformed';

export type Row = { readonly operation: Operation; readonly marks: readonly Mark[] };

const signs: Readonly<Record<Mark, string>> = {
  any: '●',
  own: '◐',
  thing: '○',
  refused: '–',
  malformed: '?',
};

export async function rowOf(
  world: AuthorisationWorld,
  operation: Operation,
  components: Components,
): Promise<Row> {
  const { slug } = world.home;
  const own = askFor(operation, components, { slug, target: world.own });
  const other = askFor(operation, components, { slug, target: world.other });
  const marks: Mark[] = [];
  for (const party of world.parties) marks.push(await markOf(world, { own, other }, party));
  return { operation, marks };
}

async function markOf(
  { app }: AuthorisationWorld,
  { own, other }: { readonly own: Asked; readonly other: Asked },
  party: Party,
): Promise<Mark> {
  const verdict = await verdictFor(app, own, party);
  if (verdict === 'refused' || verdict === 'malformed') return verdict;
  if (verdict === 'unseen') return 'thing';
  const namesNoTarget = own.url === other.url && own.payload === other.payload;
  return namesNoTarget || (await verdictFor(app, other, party)) === 'let-through' ? 'any' : 'own';
}

/** The table as people read it. */
export function tellTable(parties: readonly Party[], rows: readonly Row[]): string {
  const heads = parties.map(({ name }) => name);
  const tags = [...new Set(rows.map(({ operation }) => operation.tag))];
  return [
    '# Who may do what',
    '',
    'Made by a test that asks every operation of the API as everyone, in Kota Bekasi as it is installed, and compares the answers with this page. Pages call the same commands.',
    '',
    '| Sign | Meaning |',
    '| --- | --- |',
    '| ● | yes; what has an office, at whichever of the region’s offices it is |',
    '| ◐ | yes, for one’s own: the own case, the own office |',
    '| ○ | may ask; the thing’s own rules decide, told apart by the tests of the part |',
    '| – | refused, or as if there were no such case |',
    '',
    '`applicant` asks about the own case, `resident` about another’s. An account with several posts may do what any of them may. In the other region an account of this one is nobody, until that region gives it a post or lets it oversee; `overseer` is an officer of the other region whom this one let in. `program` is another system of the agency, by key or token, with that scope alone.',
    ...tags.flatMap((tag) => [
      '',
      `## ${tag}`,
      '',
      `| Operation | ${heads.join(' | ')} |`,
      `| --- |${' --- |'.repeat(heads.length)}`,
      ...rows
        .filter(({ operation }) => operation.tag === tag)
        .map(
          ({ operation, marks }) =>
            `| ${operation.summary} (\`${operation.id}\`) | ${marks.map((mark) => signs[mark]).join(' | ')} |`,
        ),
    ]),
    '',
  ].join('\n');
}
