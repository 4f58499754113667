import { prepareDrafts } from '../harness/drafts.ts';
import type { CoursePart } from '../harness/generator.ts';
import type { Measured } from '../harness/measure.ts';
import { rowsOfCase } from '../harness/rows.ts';
import type { UnitMaker } from '../harness/unit.ts';
import type { LifecycleDraft, LifecycleGiven } from '../units/lifecycle.ts';
import type { WriteGiven } from '../units/write-case.ts';
import { run, type Scenario, unit, type Work, type World } from './scenario.ts';
import { firstPageByHand } from './work-list.ts';

/** So many lifecycles at a time, more at each step. */
const steps = [4, 8, 16, 32];
/** The fewest at a time that come so near to the most a second: more only wait longer. */
const worthMore = 1.08;
/** Lifecycles a second for which drafts lie ready: the aim is a hundred. */
const mostASecond = 120;
/** The spike as a national platform tells of its own, in lifecycles a second. */
const spike = [1, 15, 1, 25, 2, 35, 10];

export const lifecycles: Scenario = {
  name: 'lifecycles',
  tells: 'a case filed, taken, returned, corrected, accepted, approved, followed, searched for and listed',
  async measure(world) {
    const notes: string[] = [];
    const { best, concurrency } = await saturation(world, notes);
    const steady = await run(world, await lifecycleWork(world, Math.ceil(best.perSecond * world.seconds)), {
      kind: 'open',
      perSecond: Math.max(0.5, best.perSecond / 2),
    });
    const bare = await run(world, await byHand(world, concurrency), { kind: 'closed', concurrency });
    return { product: best, bare, steady, notes: [...notes, `most a second with ${concurrency} at a time.`] };
  },
};

export const spikes: Scenario = {
  name: 'spike',
  tells:
    'lifecycles in waves up to what can be sustained, then ten times that, and how soon all is as before',
  async measure(world) {
    const { best } = await saturation({ ...world, seconds: world.seconds / 2 }, []);
    const most = Math.max(0.5, best.perSecond);
    const part = (title: string, perSecond: number): CoursePart => ({
      title,
      perSecond,
      seconds: world.seconds / 2,
    });
    const base = most / 5;
    const parts = [
      ...spike.map((perSecond) => part(`${perSecond} a second`, perSecond)),
      part('before', base),
      part('five times that', base * 5),
      ...[1, 2, 3, 4].map((each) => part(`after, ${each}`, base)),
      part('ten times what can be sustained', most * 10),
      // As long as what was begun takes, and then some: when all is as before is to be seen.
      ...Array.from({ length: 20 }, (_, index) => part(`after, ${index + 1}`, base)),
    ];
    const count = Math.ceil(parts.reduce((sum, each) => sum + each.perSecond * each.seconds, 0));
    const product = await run(world, await lifecycleWork(world, count + 1), { kind: 'course', parts });
    for (const fault of product.faults) world.say(`failed: ${fault}`);
    return { product, notes: [`${most.toFixed(1)} lifecycles a second can be sustained.`] };
  },
};

async function saturation(
  world: World,
  notes: string[],
): Promise<{ readonly best: Measured; readonly concurrency: number }> {
  const found: { readonly best: Measured; readonly concurrency: number }[] = [];
  for (const concurrency of steps) {
    const work = await lifecycleWork(world, Math.ceil(mostASecond * world.seconds * 1.25));
    const best = await run(world, work, { kind: 'closed', concurrency });
    for (const fault of best.faults) world.say(`failed: ${fault}`);
    notes.push(`${best.perSecond.toFixed(1)} a second with ${concurrency} at a time, ${best.failed} failed.`);
    found.push({ best, concurrency });
  }
  const most = Math.max(...found.map(({ best }) => best.perSecond));
  const enough = found.find(({ best }) => best.perSecond * worthMore >= most);
  if (enough === undefined) throw new Error('No step was measured.');
  return enough;
}

/** The rows of a lifecycle that the product has just gone through, and what its people looked at meanwhile. */
async function byHand(world: World, connections: number): Promise<Work> {
  const { product, region, database, district } = world;
  const { module, given } = await lifecycleWork(world, 1);
  const { default: make } = (await import(module)) as { default: UnitMaker };
  const one = await make(given);
  await one.once();
  await one.close();
  const { rows } = await database.query<{ code: string; case_id: string }>(
    'select code, case_id from case_current where region_id = $1 order by case_id desc limit 1',
    [region.id],
  );
  const { code = '', case_id: caseId = '' } = rows[0] ?? {};
  const current = {
    text: 'select * from bench_case_current where region_id = $1 and code = $2',
    values: [region.id, code],
  };
  const record = {
    text: 'select * from bench_case_action where region_id = $1 and case_id = $2 order by seq',
    values: [region.id, caseId],
  };
  const list = { text: firstPageByHand, values: [region.id, district.id] };
  // Opened twice, followed by its code, searched for, listed.
  const reads = [current, record, current, record, current, record, current, list];
  const written = await rowsOfCase(database, region.id, code);
  const bare: WriteGiven = { adminUrl: product.adminUrl, connections, ...written, reads };
  return { module: unit('write-case'), given: bare };
}

/** Drafts that lie ready and those whose turn it is after them. */
export async function lifecycleWork(world: World, count: number): Promise<Work> {
  const { product, region, applicants } = world;
  const officersOf = new Map<string, Pick<LifecycleDraft, 'verifier' | 'approver'>>();
  for (const { token, office } of applicants) {
    const verifier = await world.officer(`verifikator.${office}`);
    const approver = await world.officer(`penyetuju.${office}`);
    officersOf.set(token, { verifier: verifier.token, approver: approver.token });
  }
  const ready = await prepareDrafts(product, region, applicants, count);
  const drafts = ready.flatMap((draft) => {
    const officers = officersOf.get(draft.token);
    return officers === undefined ? [] : [{ ...draft, ...officers }];
  });
  const given: LifecycleGiven = {
    url: product.url,
    region: region.slug,
    drafts,
    corrected: { at: 'form.purpose', steps: { purpose: { purpose: 'work' }, truth: { truth: true } } },
  };
  return { module: unit('lifecycle'), given };
}
