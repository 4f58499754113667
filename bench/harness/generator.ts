/**
 * The load generator, in a process of its own. It counts a request's time from when it should have left, so that it
 * never hides waiting behind its own pace.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Latencies, type PartSummary, type Summary } from './latencies.ts';
import { Refusal, type Unit, type UnitMaker } from './unit.ts';

/**
 * `closed`: so many at a time, each as soon as the one before is answered. `open`: so many a second, whatever happens.
 * `course`: one open pace after another; what is late in one part does not hold the next one back.
 */
export type Pace =
  | { readonly kind: 'closed'; readonly concurrency: number }
  | { readonly kind: 'open'; readonly perSecond: number }
  | { readonly kind: 'course'; readonly parts: readonly CoursePart[] };

export type CoursePart = { readonly title: string; readonly perSecond: number; readonly seconds: number };

export type Order = {
  /** A module whose default export makes units, and what it is given. */
  readonly module: string;
  readonly given: unknown;
  readonly pace: Pace;
  readonly seconds: number;
  /** Work before the clock runs: connections, caches, compiled code. */
  readonly warmUpSeconds: number;
};

process.on('message', async (order: Order) => {
  try {
    process.send?.({ summary: await run(order) });
  } catch (error) {
    process.send?.({ error: (error as Error).stack ?? String(error) });
  }
});

async function run(order: Order): Promise<Summary> {
  const { default: make } = (await import(order.module)) as { default: UnitMaker };
  const unit = await make(order.given);
  try {
    if (order.warmUpSeconds > 0 && order.pace.kind !== 'course') {
      await drive(unit, order.pace, order.warmUpSeconds);
      unit.steps?.clear();
    }
    process.send?.({ begins: true });
    const summary =
      order.pace.kind === 'course'
        ? await driveCourse(unit, order.pace.parts)
        : await drive(unit, order.pace, order.seconds);
    const steps = [...(unit.steps ?? [])].map(([name, latencies]) => [
      name,
      latencies.summary(order.seconds),
    ]);
    return {
      ...summary,
      ...(steps.length > 0 && { steps: Object.fromEntries(steps) }),
      ...(unit.turnedAway && { turnedAway: unit.turnedAway() }),
    };
  } finally {
    await unit.close();
  }
}

function drive(unit: Unit, pace: Exclude<Pace, { kind: 'course' }>, seconds: number): Promise<Summary> {
  return pace.kind === 'closed'
    ? driveClosed(unit, pace.concurrency, seconds)
    : driveOpen(unit, pace.perSecond, seconds);
}

async function driveClosed(unit: Unit, concurrency: number, seconds: number): Promise<Summary> {
  const latencies = new Latencies();
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const lane = async () => {
    while (performance.now() < until && !unit.isUsedUp()) await one(unit, latencies, performance.now());
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return latencies.summary((performance.now() - startedAt) / 1000);
}

async function driveOpen(unit: Unit, perSecond: number, seconds: number): Promise<Summary> {
  const latencies = new Latencies();
  const startedAt = performance.now();
  const open = new Set<Promise<void>>();
  await leave(unit, { perSecond, seconds, latencies, open });
  await Promise.all(open);
  return latencies.summary((performance.now() - startedAt) / 1000);
}

async function driveCourse(unit: Unit, parts: readonly CoursePart[]): Promise<Summary> {
  const startedAt = performance.now();
  const open = new Set<Promise<void>>();
  const kept: Latencies[] = [];
  const turnedAway: number[] = [];
  for (const { perSecond, seconds } of parts) {
    const latencies = new Latencies();
    kept.push(latencies);
    const before = unit.turnedAway?.() ?? 0;
    await leave(unit, { perSecond, seconds, latencies, open });
    turnedAway.push((unit.turnedAway?.() ?? 0) - before);
  }
  await Promise.all(open);
  const seconds = (performance.now() - startedAt) / 1000;
  const summaries = parts.map(
    ({ title, perSecond, seconds: partSeconds }, index): PartSummary => ({
      ...(kept[index] ?? new Latencies()).summary(partSeconds),
      title,
      offered: perSecond,
      turnedAway: turnedAway[index] ?? 0,
    }),
  );
  return { ...Latencies.together(kept).summary(seconds), parts: summaries };
}

/** Sends each when it is due, and resolves when the last one has left. */
async function leave(
  unit: Unit,
  {
    perSecond,
    seconds,
    latencies,
    open,
  }: Omit<CoursePart, 'title'> & {
    readonly latencies: Latencies;
    readonly open: Set<Promise<void>>;
  },
): Promise<void> {
  const startedAt = performance.now();
  const count = Math.round(perSecond * seconds);
  for (let sent = 0; sent < count && !unit.isUsedUp(); sent += 1) {
    const due = startedAt + (sent * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    const going = one(unit, latencies, due).finally(() => open.delete(going));
    open.add(going);
  }
  await sleep(Math.max(0, startedAt + seconds * 1000 - performance.now()));
}

async function one(unit: Unit, latencies: Latencies, due: number): Promise<void> {
  try {
    await unit.once();
    latencies.add(performance.now() - due);
  } catch (error) {
    latencies.fail((error as Error).message.slice(0, 200), error instanceof Refusal);
  }
}
