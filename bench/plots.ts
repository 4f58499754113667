import { coreMilliseconds, type Report } from './report.ts';
import type { SoakSample } from './scenarios/scenario.ts';

const width = 720;
const rowHeight = 26;
const labelWidth = 150;
const headHeight = 34;
const colours = ['#1f6f54', '#c4572c', '#34558b'];
const panelHeight = 150;

type Bar = { readonly label: string; readonly values: readonly (number | undefined)[] };

/** Lying bars, one or two for each name, on a scale of powers of ten. */
function bars(title: string, names: readonly string[], rows: readonly Bar[]): string {
  const all = rows.flatMap(({ values }) =>
    values.filter((value) => value !== undefined && value > 0),
  ) as number[];
  const least = Math.floor(Math.log10(Math.min(...all)));
  const most = Math.ceil(Math.log10(Math.max(...all)) + 0.001);
  const at = (value: number) =>
    labelWidth + ((Math.log10(value) - least) / (most - least)) * (width - labelWidth - 70);
  const height = headHeight + rows.length * rowHeight + 26;
  const grid = Array.from({ length: most - least + 1 }, (_, index) => {
    const x = at(10 ** (least + index));
    return `<line x1="${x}" x2="${x}" y1="${headHeight - 6}" y2="${height - 22}" stroke="#d9d9d9"/><text x="${x}" y="${height - 8}" text-anchor="middle">${tick(10 ** (least + index))}</text>`;
  });
  const drawn = rows.map(({ label, values }, row) => {
    const top = headHeight + row * rowHeight;
    const thickness = (rowHeight - 8) / values.length;
    const own = values.map((value, index) =>
      value === undefined || value <= 0
        ? ''
        : `<rect x="${labelWidth}" y="${top + index * thickness}" width="${Math.max(1, at(value) - labelWidth).toFixed(1)}" height="${thickness - 1}" fill="${colours[index]}"/><text x="${(at(value) + 4).toFixed(1)}" y="${top + (index + 1) * thickness - 1}" font-size="9">${tick(value)}</text>`,
    );
    return `<text x="${labelWidth - 8}" y="${top + 13}" text-anchor="end">${label}</text>${own.join('')}`;
  });
  const key = names.map(
    (name, index) =>
      `<rect x="${width - 250 + index * 125}" y="6" width="10" height="10" fill="${colours[index]}"/><text x="${width - 236 + index * 125}" y="15">${name}</text>`,
  );
  return svg(title, height, [...grid, ...drawn, ...(names.length > 1 ? key : [])]);
}

type Line = { readonly name: string; readonly points: readonly (readonly [number, number])[] };

/** Lines over minutes, from nothing to the most, with a scale of their own. */
function lines(unitName: string, drawn: readonly Line[], top: number): string {
  const all = drawn.flatMap(({ points }) => points);
  const last = Math.max(1, ...all.map(([minute]) => minute));
  const most = Math.max(1, ...all.map(([, value]) => value)) * 1.1;
  const x = (minute: number): number => 60 + (minute / last) * (width - 80);
  const y = (value: number): number => top + panelHeight - (value / most) * panelHeight;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = share * most;
    return `<line x1="60" x2="${width - 20}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="#e2e2e2"/><text x="54" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${tick(Math.round(value))}</text>`;
  });
  const minutes = [0, 0.5, 1].map(
    (share) =>
      `<text x="${x(share * last).toFixed(1)}" y="${top + panelHeight + 16}" text-anchor="middle">${Math.round(share * last)} min</text>`,
  );
  const paths = drawn.map(({ name, points }, at) => {
    const path = points.map(([minute, value]) => `${x(minute).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${colours[at % colours.length]}" stroke-width="1.5"/><rect x="${80 + at * 200}" y="${top - 18}" width="10" height="10" fill="${colours[at % colours.length]}"/><text x="${94 + at * 200}" y="${top - 9}">${name}</text>`;
  });
  return [`<text x="8" y="${top - 9}">${unitName}</text>`, ...grid, ...minutes, ...paths].join('');
}

function svg(title: string, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="system-ui,sans-serif" font-size="11" fill="#222"><rect width="${width}" height="${height}" fill="#fff"/><text x="8" y="16" font-weight="600">${title}</text>${parts.join('')}</svg>\n`;
}

function tick(value: number): string {
  if (value >= 1000) return `${Math.round(value).toLocaleString('en')}`;
  if (value >= 1) return value.toFixed(value >= 10 ? 0 : 1);
  return value >= 0.1 ? value.toFixed(2) : `${Number(value.toPrecision(1))}`;
}

/** How many a second, beside the bare driver’s. */
export function throughputPlot({ sizes }: Report): string | undefined {
  const rows = Object.entries(sizes.at(-1)?.scenarios ?? {}).flatMap(([label, { product, bare }]) =>
    product === undefined ? [] : [{ label, values: [product.perSecond, bare?.perSecond] }],
  );
  return rows.length === 0 ? undefined : bars('How many a second', ['product', 'bare SQL'], rows);
}

/** A long run: the memory of the server and of what it starts, and how long people wait. */
export function soakPlot(samples: readonly SoakSample[]): string {
  const server = samples.map(({ minutes, processes }) => [minutes, processes[0]?.memory ?? 0] as const);
  const started = samples.map(
    ({ minutes, processes }) =>
      [minutes, processes.slice(1).reduce((sum, { memory }) => sum + memory, 0)] as const,
  );
  const read = samples.map((sample) => [sample.minutes, sample.read.p95] as const);
  const memory: Line[] = [
    { name: 'the server’s process', points: server },
    { name: 'what it starts, together', points: started },
  ];
  return svg('A long run', 64 + 2 * (panelHeight + 54), [
    lines('MiB', memory, 54),
    lines('ms', [{ name: '95 % of reads within', points: read }], 54 + panelHeight + 54),
  ]);
}

/** What a request costs the database with few cases and with many. */
export function growthPlot({ sizes }: Report): string | undefined {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const cost = (size: typeof last, name: string): number | undefined => {
    const product = size.scenarios[name]?.product;
    return product && coreMilliseconds(product, product.database);
  };
  const rows = Object.keys(first.scenarios).map((label) => ({
    label,
    values: [cost(first, label), cost(last, label)],
  }));
  return bars(
    'Milliseconds of a core of PostgreSQL for a request',
    [`${tick(first.cases)} cases`, `${tick(last.cases)} cases`],
    rows,
  );
}
