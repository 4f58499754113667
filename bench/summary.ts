import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { growthPlot, soakPlot, throughputPlot } from './plots.ts';
import { coreMilliseconds, figure, markdown, type Report, tableOf } from './report.ts';
import type { SoakSample } from './scenarios/scenario.ts';

const begins = '<!-- npm run bench writes what follows -->';
const ends = '<!-- until here -->';
const soakBegins = '<!-- npm run bench -- soak writes what follows -->';
const soakEnds = '<!-- until here, of the soak -->';

/** Puts what a run found into the page about performance, with its plots beside; a long run has a place of its own. */
export function writeSummary(docsFolder: string, report: Report): void {
  const found = Object.values(report.sizes.at(-1)?.scenarios ?? {});
  if (found.some(({ product }) => product !== undefined)) writeFigures(docsFolder, report);
  for (const { soak, notes } of found) if (soak) writeSoak(docsFolder, report, { soak, notes: notes ?? [] });
}

function writeSoak(
  docsFolder: string,
  report: Report,
  { soak, notes }: { readonly soak: readonly SoakSample[]; readonly notes: readonly string[] },
): void {
  writeFileSync(join(docsFolder, 'pictures', 'bench-soak.svg'), soakPlot(soak));
  const cases = report.sizes.at(-1)?.cases ?? 0;
  const minutes = Math.round(soak.at(-1)?.minutes ?? 0);
  putBetween(
    docsFolder,
    [soakBegins, soakEnds],
    [
      `${whereOf(report)} Over ${cases.toLocaleString('en')} cases, for ${minutes} minutes: ${notes.join(' ')}`,
      '![Memory and waiting over a long run](pictures/bench-soak.svg)',
    ],
  );
}

function writeFigures(docsFolder: string, report: Report): void {
  const pictures = [
    ['bench-throughput.svg', 'How many a second, product and bare SQL', throughputPlot(report)],
    ['bench-growth.svg', 'What a request costs PostgreSQL as cases grow', growthPlot(report)],
  ] as const;
  const shown = pictures.flatMap(([name, words, drawn]) => {
    if (drawn === undefined) return [];
    writeFileSync(join(docsFolder, 'pictures', name), drawn);
    return [`![${words}](pictures/${name})`];
  });
  const where = `${whereOf(report)} ${report.seconds} seconds for each figure. Server, PostgreSQL and the load generator share the cores.`;
  const parts = [where, ...shown, tableOf(report), growthTable(report)];
  putBetween(
    docsFolder,
    [begins, ends],
    parts.filter((part) => part !== ''),
  );
}

function whereOf({ at, machine, revision, processes = 1 }: Report): string {
  const together = processes > 1 ? ` ${processes} server processes behind the balancer.` : '';
  return `${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}, ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.load}, revision ${revision}.${together}`;
}

/** Everything between two marks of the page. */
function putBetween(
  docsFolder: string,
  [from, to]: readonly [string, string],
  parts: readonly string[],
): void {
  const page = join(docsFolder, 'performance.md');
  const [before, rest] = readFileSync(page, 'utf8').split(from);
  const after = rest?.split(to)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the bench.`);
  writeFileSync(page, `${before}${[from, ...parts, to].join('\n\n')}${after}`);
}

/** What a request costs, server and database together, at each size. */
function growthTable({ sizes }: Report): string {
  if (sizes.length < 2) return '';
  const names = Object.keys(sizes[0]?.scenarios ?? {});
  const cost = (size: (typeof sizes)[number], name: string): string => {
    const product = size.scenarios[name]?.product;
    if (product === undefined) return '–';
    const server = coreMilliseconds(product, product.server);
    return `${figure(server)} + ${figure(coreMilliseconds(product, product.database))}`;
  };
  const head = [
    'milliseconds of a core, server + database',
    ...sizes.map(({ cases }) => `${cases.toLocaleString('en')} cases`),
  ];
  return markdown([head, ...names.map((name) => [name, ...sizes.map((size) => cost(size, name))])]);
}
