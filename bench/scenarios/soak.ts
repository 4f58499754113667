import { lifecycleWork } from './lifecycles.ts';
import { run, type Scenario } from './scenario.ts';

const slices = 12;
/** Well below what can be sustained: what grows all the same, grows without end. */
const perSecond = 2;

export const soak: Scenario = {
  name: 'soak',
  tells:
    'lifecycles at an easy pace for long, and the server’s memory as it goes: give --seconds 300 for an hour',
  kind: 'long',
  async measure(world) {
    const notes: string[] = [];
    for (let slice = 1; slice <= slices; slice += 1) {
      const work = await lifecycleWork(world, Math.ceil(perSecond * world.seconds * 1.5));
      const { server, failed, p95 } = await run(world, work, { kind: 'open', perSecond });
      notes.push(`slice ${slice}: ${server.memory} MiB, 95 % within ${Math.round(p95)} ms, ${failed} failed`);
      world.say(notes.at(-1) ?? '');
    }
    return { notes };
  },
};
