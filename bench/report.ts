import type { Measured } from './harness/measure.ts';

/** What one run of the bench found; written as JSON, and compared with another. */
export type Report = {
  readonly at: string;
  readonly revision: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly node: string;
  };
  readonly cases: number;
  readonly loaded?: { readonly made: number; readonly seconds: number };
  readonly scenarios: Readonly<Record<string, Found>>;
};

type Found = {
  readonly tells: string;
  readonly product: Measured;
  readonly bare?: Measured;
};

/** How much of the bare driver's throughput is left. */
function ratio({ product, bare }: Found): number | undefined {
  return bare === undefined || bare.perSecond === 0 ? undefined : product.perSecond / bare.perSecond;
}

export function tableOf({ scenarios }: Report): string {
  const head = [
    'scenario',
    'a second',
    'median',
    '95 %',
    '99 %',
    'failed',
    'server',
    'database',
    'bare a second',
    'ratio',
  ];
  const rows = Object.entries(scenarios).map(([name, found]) => {
    const { product, bare } = found;
    return [
      name,
      number(product.perSecond),
      `${number(product.median)} ms`,
      `${number(product.p95)} ms`,
      `${number(product.p99)} ms`,
      String(product.failed),
      `${product.server.cores} cores, ${product.server.memory} MiB`,
      `${product.database.cores} cores, ${product.database.memory} MiB`,
      bare ? number(bare.perSecond) : '–',
      ratio(found)?.toFixed(2) ?? '–',
    ];
  });
  return markdown([head, ...rows]);
}

export function comparisonOf(before: Report, now: Report): string {
  const head = ['scenario', 'a second before', 'now', 'change', 'ratio before', 'now', '95 % before', 'now'];
  const rows = Object.entries(now.scenarios).flatMap(([name, found]) => {
    const old = before.scenarios[name];
    if (old === undefined) return [];
    const change = (found.product.perSecond / old.product.perSecond - 1) * 100;
    return [
      [
        name,
        number(old.product.perSecond),
        number(found.product.perSecond),
        `${change >= 0 ? '+' : ''}${change.toFixed(0)} %`,
        ratio(old)?.toFixed(2) ?? '–',
        ratio(found)?.toFixed(2) ?? '–',
        `${number(old.product.p95)} ms`,
        `${number(found.product.p95)} ms`,
      ],
    ];
  });
  return markdown([head, ...rows]);
}

function markdown(lines: readonly (readonly string[])[]): string {
  const [head = [], ...rows] = lines;
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
