import type { ApiClient } from '@satuloket/client';
import { afterTheEnd, asApplicant, wantsToCancel } from './applicant-steps.ts';
import { type Hands, look, type View } from './hands.ts';
import { afterWork } from './office.ts';
import { asOfficer } from './officer-steps.ts';
import { answerLinks, reportOfCentre } from './outsiders.ts';
import type { DayFile } from './world.ts';

const minute = 60_000;
/** No way through a flow is longer. */
const mostSteps = 40;
/** How often someone comes back to a case that can't go on yet. */
const mostLooks = 14;

/** Carries a case on, each step by whoever's turn it is, until it has ended or nothing more can be done today. */
export async function work(hands: Hands, resident: ApiClient, file: DayFile): Promise<void> {
  const { world } = hands;
  const { plan } = file;
  const code = file.code ?? '';
  file.resident = resident;
  for (let steps = 0, looks = 0; steps < mostSteps; steps += 1) {
    const seen = await look(world, resident, code);
    file.promise = seen.promise.state;
    file.state = seen.stateCode;
    file.stuck = undefined;
    if (seen.end !== null) {
      if (await afterTheEnd(hands, resident, file, seen)) continue;
      file.end = seen.end;
      file.promise = (await look(world, resident, code)).promise.state;
      return;
    }
    const moved = await step(hands, resident, file, seen);
    if (moved === 'brought') {
      // It goes on with the next batch or round; nobody has to press anything until then.
      steps -= 1;
      await world.agenda.until(world.clock.now().getTime() + 30 * minute);
      continue;
    }
    if (moved === 'moved') {
      looks = 0;
      continue;
    }
    // A visit on another day, or a life event while its applications are worked on.
    if (moved === 'not-today') return;
    file.stuck = moved;
    looks += 1;
    if (looks === mostLooks) return;
    await answerLinks(world, file);
    await world.agenda.until(world.clock.now().getTime() + plan.random.between(8, 25) * minute);
  }
  file.stuck = 'too many steps';
}

async function step(
  hands: Hands,
  resident: ApiClient,
  file: DayFile,
  seen: View,
): Promise<'moved' | 'brought' | string> {
  const { world } = hands;
  const state = file.service.flow.states[seen.stateCode];
  if (state === undefined) throw new Error(`${file.service.code} has no state ${seen.stateCode}.`);
  const brought = await hands.bring(resident, file, seen);
  if (brought !== undefined) return brought;
  if (state.watch !== undefined) {
    // The centre is asked first; where it is the office's turn all the same, the office goes by what it said.
    const waits = await reportOfCentre(world, file, { watch: state.watch, stateCode: seen.stateCode });
    if (waits !== undefined) return waits;
    if (seen.turn === 'centre') return `the centre has not said anything of ${state.watch}`;
  }
  if (seen.turn === 'applicant' || wantsToCancel(file, seen)) return asApplicant(hands, resident, file, seen);
  const { role } = state;
  if (role === undefined) {
    return seen.parts.members === undefined ? `nobody’s turn at ${seen.stateCode}` : 'not-today';
  }
  const at = afterWork(
    world.region,
    seen.officeId,
    world.clock.now().getTime(),
    file.plan.random.between(3, 35),
  );
  if (at === undefined) return 'no calendar';
  await world.agenda.until(at);
  return asOfficer(hands, resident, file, { role, officeId: seen.officeId });
}
