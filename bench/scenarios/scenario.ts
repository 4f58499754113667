import type pg from 'pg';
import type { Applicant } from '../harness/applicants.ts';
import type { Pace } from '../harness/generator.ts';
import { type Measured, measure } from '../harness/measure.ts';
import type { SignedIn } from '../harness/people.ts';
import type { Product } from '../harness/product.ts';
import type { ProcessMemory } from '../harness/usage.ts';
import type { GetGiven } from '../units/get.ts';
import type { QueryGiven } from '../units/query.ts';

/** What is measured, and what came of it. */
export type Scenario = {
  readonly name: string;
  readonly tells: string;
  /** Runs only where it is named. */
  readonly isLong?: boolean;
  measure(world: World): Promise<Found>;
};

export type Found = {
  /** As many at a time as the scenario keeps going: how much there can be at most. */
  readonly product?: Measured;
  /** The same work by hand-written SQL over the bare driver, as many at a time. */
  readonly bare?: Measured;
  /** Half as many a second as were possible, each leaving at its time: how long people wait. */
  readonly steady?: Measured;
  readonly notes?: readonly string[];
  /** A long run as it goes. */
  readonly soak?: readonly SoakSample[];
};

/** One look at a long run; memory in MiB, the server's own process first. */
export type SoakSample = {
  readonly minutes: number;
  readonly processes: readonly ProcessMemory[];
  readonly read: { readonly p95: number; readonly failed: number };
  readonly written: { readonly p95: number; readonly failed: number };
};

export type World = {
  readonly product: Product;
  readonly region: { readonly slug: string; readonly id: string; readonly code: string };
  /** The people of the demo's stories, whose cases are as many at every size. */
  readonly residents: readonly SignedIn[];
  /** Who files what the bench files. */
  readonly applicants: readonly Applicant[];
  /** An office with much work, and who checks it. */
  readonly district: { readonly id: string; readonly officer: string };
  officer(username: string): Promise<SignedIn>;
  /** For looking things up; not what is measured. */
  readonly database: pg.Client;
  /** How many cases were asked for: tells who was invented. */
  readonly cases: number;
  readonly seconds: number;
  /** How long a long run takes. */
  readonly minutes: number;
  readonly say: (line: string) => void;
};

/** A piece of work that the generator repeats. */
export type Work = { readonly module: string; readonly given: unknown };

export const unit = (name: string): string => new URL(`../units/${name}.ts`, import.meta.url).href;

export function asks({ product }: World, asked: GetGiven['asked']): Work {
  if (asked.length === 0) throw new Error('There is nothing to ask for.');
  return { module: unit('get'), given: { url: product.url, asked } satisfies GetGiven };
}

/** Statements that a hand would write for the same, with the values of each time. */
export function queries(
  { product }: World,
  texts: readonly string[],
  values: QueryGiven['values'],
  connections: number,
): Work {
  const statements = texts.map((text, index) => ({ name: `bench ${index}`, text }));
  const given: QueryGiven = { adminUrl: product.adminUrl, connections, statements, values };
  return { module: unit('query'), given };
}

export function run({ product, seconds }: World, work: Work, pace: Pace, share = 1): Promise<Measured> {
  // Warming up takes a quarter of the time that is measured: connections, caches, compiled code.
  return measure(product, { ...work, pace, seconds: seconds * share, warmUpSeconds: seconds / 4 });
}

/**
 * The product and the bare driver in turn, and then the product at half of what it can.
 *
 * @param works.again what is done at half the pace, where the first part uses up what was prepared for it.
 */
export async function compare(
  world: World,
  works: { readonly product: Work; readonly bare?: Work; readonly again?: Work },
  concurrency: number,
): Promise<Found> {
  const closed = { kind: 'closed', concurrency } as const;
  const bare = works.bare && (await run(world, works.bare, closed));
  const product = await run(world, works.product, closed);
  for (const fault of product.faults) world.say(`failed: ${fault}`);
  const perSecond = product.perSecond / 2;
  const steady =
    perSecond >= 1 ? await run(world, works.again ?? works.product, { kind: 'open', perSecond }) : undefined;
  return { product, ...(bare && { bare }), ...(steady && { steady }) };
}
