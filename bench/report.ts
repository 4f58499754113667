import type { Summary } from './harness/latencies.ts';
import type { Measured } from './harness/measure.ts';
import type { Found } from './scenarios/scenario.ts';

/** What one run of the bench found; written as JSON, and compared with another. */
export type Report = {
  readonly at: string;
  readonly revision: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly node: string;
    /** Of the last five minutes: more than the bench itself makes means that others were at work. */
    readonly load: number;
  };
  /** For how long each piece was measured. */
  readonly seconds: number;
  /** Of the server; reports of earlier revisions had one. */
  readonly processes?: number;
  /** From the smallest database to the largest. */
  readonly sizes: readonly Size[];
};

export type Size = {
  readonly cases: number;
  readonly actions: number;
  readonly databaseBytes: number;
  readonly loaded?: { readonly made: number; readonly seconds: number };
  readonly scenarios: Readonly<Record<string, Found & { readonly tells: string }>>;
};

/** How much of the bare driver's throughput is left. */
export function ratioOf({ product, bare }: Found): number | undefined {
  return product === undefined || bare === undefined || bare.perSecond === 0
    ? undefined
    : product.perSecond / bare.perSecond;
}

/** Milliseconds of a core for each request that was answered: holds when others work on the machine too. */
export function coreMilliseconds(
  { sent, failed }: Measured,
  { cpuSeconds }: Measured['server'],
): number | undefined {
  return sent > failed ? (cpuSeconds * 1000) / (sent - failed) : undefined;
}

/** The largest of a run: growth has smaller ones before it. */
export const largestOf = ({ sizes }: Report): Size | undefined => sizes.at(-1);

/** A table for each size, and for the largest one what each scenario consists of. */
export function tableOf(report: Report): string {
  return report.sizes.map((size) => sizeTable(size, size === largestOf(report))).join('\n\n');
}

function sizeTable({ cases, databaseBytes, loaded, scenarios }: Size, isLargest: boolean): string {
  const head = [
    'scenario',
    'a second',
    'bare',
    'ratio',
    'server, ms of a core',
    'database, ms of a core',
    'bare’s database',
    'half the pace: median / 95 / 99 %',
    'failed',
    'memory of server, its largest process / database, MiB',
  ];
  const rows = Object.entries(scenarios).flatMap(([name, found]) => {
    const { product, bare, steady } = found;
    if (product === undefined) return [];
    const waits = steady ?? product;
    return [
      [
        name,
        figure(product.perSecond),
        bare ? figure(bare.perSecond) : '–',
        ratioOf(found)?.toFixed(2) ?? '–',
        figure(coreMilliseconds(product, product.server)),
        figure(coreMilliseconds(product, product.database)),
        bare ? figure(coreMilliseconds(bare, bare.database)) : '–',
        `${[waits.median, waits.p95, waits.p99].map(figure).join(' / ')} ms`,
        String(product.failed + (steady?.failed ?? 0)),
        `${product.server.memory}, ${product.server.largestProcess} / ${product.database.memory}`,
      ],
    ];
  });
  const more = Object.entries(scenarios).flatMap(([name, { product, notes }]) => [
    ...(isLargest && product?.steps ? [`\n${name}, step by step\n\n${stepsTable(product.steps)}`] : []),
    ...(isLargest && product?.parts ? [`\n${name}\n\n${partsTable(product.parts)}`] : []),
    ...(product?.turnedAway
      ? [`\n${name}: asked to come back later ${product.turnedAway} times, and did.`]
      : []),
    ...(notes ?? []).map((note) => `\n${name}: ${note}`),
  ]);
  const size = `${cases.toLocaleString('en')} cases, ${(databaseBytes / 2 ** 30).toFixed(1)} GiB${
    loaded ? `, ${loaded.made.toLocaleString('en')} loaded in ${loaded.seconds.toFixed(0)} s` : ''
  }`;
  return [size, '', markdown([head, ...rows]), ...more].join('\n');
}

export function stepsTable(steps: NonNullable<Summary['steps']>): string {
  return markdown([
    ['step', 'how many', 'median', '95 %', '99 %', 'failed'],
    ...Object.entries(steps).map(([name, { sent, failed, median, p95, p99 }]) => [
      name,
      String(sent),
      ...[median, p95, p99].map((value) => `${figure(value)} ms`),
      String(failed),
    ]),
  ]);
}

export function partsTable(parts: NonNullable<Summary['parts']>): string {
  return markdown([
    ['part', 'begun a second', 'asked to come back', 'failed', 'median', '95 %', '99 %'],
    ...parts.map(({ title, offered, turnedAway, failed, median, p95, p99 }) => [
      title,
      figure(offered),
      String(turnedAway),
      String(failed),
      ...[median, p95, p99].map((value) => `${figure(value)} ms`),
    ]),
  ]);
}

export function comparisonOf(before: Report, now: Report): string {
  const head = [
    'scenario',
    'a second before',
    'now',
    'change',
    'ratio before',
    'now',
    'ms of a core before',
    'now',
    '95 % before',
    'now',
  ];
  const old = largestOf(before)?.scenarios ?? {};
  const rows = Object.entries(largestOf(now)?.scenarios ?? {}).flatMap(([name, found]) => {
    const was = old[name];
    if (was?.product === undefined || found.product === undefined) return [];
    const change = (found.product.perSecond / was.product.perSecond - 1) * 100;
    return [
      [
        name,
        figure(was.product.perSecond),
        figure(found.product.perSecond),
        `${change >= 0 ? '+' : ''}${change.toFixed(0)} %`,
        ratioOf(was)?.toFixed(2) ?? '–',
        ratioOf(found)?.toFixed(2) ?? '–',
        figure(wholeCost(was.product)),
        figure(wholeCost(found.product)),
        `${figure((was.steady ?? was.product).p95)} ms`,
        `${figure((found.steady ?? found.product).p95)} ms`,
      ],
    ];
  });
  return markdown([head, ...rows]);
}

function wholeCost(measured: Measured): number {
  return (
    (coreMilliseconds(measured, measured.server) ?? 0) + (coreMilliseconds(measured, measured.database) ?? 0)
  );
}

export function markdown(lines: readonly (readonly string[])[]): string {
  const [head = [], ...rows] = lines;
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function figure(value: number | undefined): string {
  if (value === undefined) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);
}
