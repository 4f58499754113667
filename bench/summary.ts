import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { growthPlot, throughputPlot } from './plots.ts';
import { coreMilliseconds, figure, markdown, type Report, tableOf } from './report.ts';

const begins = '<!-- npm run bench writes what follows -->';
const ends = '<!-- until here -->';

/** Puts what a run found into the page about performance, with its plots beside. */
export function writeSummary(docsFolder: string, report: Report): void {
  const page = join(docsFolder, 'performance.md');
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begins);
  const after = rest?.split(ends)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the bench.`);
  const pictures = [
    ['bench-throughput.svg', 'How many a second, product and bare SQL', throughputPlot(report)],
    ['bench-growth.svg', 'What a request costs PostgreSQL as cases grow', growthPlot(report)],
  ] as const;
  const shown = pictures.flatMap(([name, words, drawn]) => {
    if (drawn === undefined) return [];
    writeFileSync(join(docsFolder, 'pictures', name), drawn);
    return [`![${words}](pictures/${name})`];
  });
  const { at, machine, revision, seconds } = report;
  const where = `${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}, ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.load}, revision ${revision}, ${seconds} seconds for each figure. Server, PostgreSQL and the load generator share the cores.`;
  const parts = [begins, where, ...shown, tableOf(report), growthTable(report), ends];
  writeFileSync(page, `${before}${parts.filter((part) => part !== '').join('\n\n')}${after}`);
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
