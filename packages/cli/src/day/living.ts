import type { ApiClient } from '@satuloket/client';
import { apply } from './applying.ts';
import { type Hands, look } from './hands.ts';
import { applyForNeighbour } from './neighbours.ts';
import type { Replies } from './replies.ts';
import { identityOf, signInResident } from './signing-in.ts';
import { work } from './working.ts';
import { type DayFile, type DayPlan, newFile } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What people see of the hours in which the register is away. */
export type OutageTally = {
  /** Whom it could not know when they came, and whom it knew by itself once it was back. */
  pending: number;
  caughtUp: number;
  /** Who saw on the public page that it was away. */
  seen: number;
};

/** One application from a person's phone to its end. */
export async function live(
  hands: Hands,
  plan: DayPlan,
  day: { readonly files: DayFile[]; readonly replies: Replies; readonly outage: OutageTally },
): Promise<void> {
  const { world } = hands;
  const { files } = day;
  const file = newFile(plan);
  files.push(file);
  const { client: resident, identity } = await signInResident(world, plan);
  if (identity === 'pending') catchUp(hands, resident, plan, day.outage);
  file.code = plan.isHelped ? await applyForNeighbour(hands, plan) : await apply(world, resident, plan);
  world.say(`${plan.service.title.id} dikirim (${file.code})`);
  await day.replies.write(plan, file.code);
  if (plan.branch === 'duplicate') {
    file.happened.add('duplicate');
    const again: DayFile = { ...newFile(plan), code: await apply(world, resident, plan) };
    files.push(again);
    world.agenda.add({
      name: `${plan.service.code} ${plan.number} (again)`,
      from: world.clock.now().getTime(),
      play: () => work(hands, resident, again),
    });
  }
  await work(hands, resident, file);
  if (plan.service.members !== undefined) await workMembers(hands, resident, file, files);
}

/** Once the register is back, it is asked about whoever came meanwhile, without anyone pressing anything. */
function catchUp(hands: Hands, resident: ApiClient, plan: DayPlan, outage: OutageTally): void {
  const { world } = hands;
  const { api, agenda, clock } = world;
  outage.pending += 1;
  agenda.add({
    name: `identity ${plan.number}`,
    from: clock.now().getTime() + 5 * minute,
    play: async () => {
      const { data } = await resident.GET('/api/regions/{region}/outages', {
        params: { path: { region: api.region } },
      });
      if (data?.some(({ endedAt }) => endedAt === null)) outage.seen += 1;
      for (const until = clock.now().getTime() + 4 * hour; clock.now().getTime() < until; ) {
        if ((await identityOf(world, resident)) === 'matched') {
          outage.caughtUp += 1;
          return;
        }
        await agenda.until(clock.now().getTime() + 15 * minute);
      }
    },
  });
}

/** The applications that a life event opens, each when its time has come and beside the others. */
async function workMembers(
  hands: Hands,
  resident: ApiClient,
  event: DayFile,
  files: DayFile[],
): Promise<void> {
  const { world } = hands;
  const { plan } = event;
  const known = new Set<string>();
  for (;;) {
    const seen = await look(world, resident, event.code ?? '');
    event.promise = seen.promise.state;
    if (seen.end !== null) {
      event.end = seen.end;
      return;
    }
    for (const { member, code } of seen.parts.members ?? []) {
      const called = plan.service.members?.[member]?.service;
      const service = called === undefined ? undefined : plan.pack.services[called];
      if (code === null || known.has(code) || service === undefined) continue;
      known.add(code);
      const file = { ...newFile({ ...plan, branch: 'straight' }, service), code };
      files.push(file);
      world.agenda.add({
        name: `${service.code} ${plan.number} (${plan.service.code})`,
        from: world.clock.now().getTime(),
        play: () => work(hands, resident, file),
      });
    }
    await world.agenda.until(world.clock.now().getTime() + 10 * minute);
  }
}
