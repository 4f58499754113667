import type { ApiClient } from '@satuloket/client';
import type { FlowAction } from '@satuloket/engine';
import { count, Refused } from './api.ts';
import { type Action, act, comment, type Hands, look, undo, type View, wants } from './hands.ts';
import { officerFor } from './office.ts';
import { needsOf } from './step-needs.ts';
import type { Branch, DayFile } from './world.ts';

const minute = 60_000;

export async function asOfficer(
  hands: Hands,
  resident: ApiClient,
  file: DayFile,
  at: { readonly role: string; readonly officeId: string },
): Promise<'moved' | string> {
  const { world } = hands;
  const { plan, service } = file;
  const villageCode = plan.cast.household.villageCode;
  const username = officerFor(world.region, { pack: plan.pack, service, villageCode, ...at });
  if (username === undefined) return `nobody is ${at.role} at ${at.officeId}`;
  const officer = await hands.officer(username);
  const seen = await look(world, officer, file.code ?? '');
  if (seen.end !== null) return 'moved';
  const chosen = choose(file, seen);
  if (chosen === undefined) {
    const main = seen.actions.find(({ tone }) => tone === 'main');
    return `${seen.stateCode}: ${main?.reason?.id ?? 'no step'}`;
  }
  const { action, branch } = chosen;
  if (wants(file, 'asked') !== undefined) {
    await ask(hands, officer, resident, file);
    return 'moved';
  }
  const given = await needsOf(world, officer, file, { seen, action });
  const acted = await act(world, officer, {
    seen,
    action: action.action,
    with: given,
    again: plan.random.chance(0.04),
  }).catch((error: unknown) => {
    // A colleague or the applicant was a moment faster: the case is looked at again.
    if (!(error instanceof Refused) || error.problem.status !== 409) throw error;
    count(world.api.ledger.expected, error.problem.code);
    return undefined;
  });
  if (acted === undefined) return 'moved';
  if (branch !== undefined) {
    file.happened.add(branch);
    world.say(`${seen.code} ${action.title.id.toLowerCase()}`);
  }
  if (file.happened.has('disputed') && !file.happened.has('settled') && action.needs.includes('reason'))
    file.happened.add('settled');
  if (wants(file, 'undone') !== undefined && action.undoMinutes > 0 && action.tone === 'main') {
    file.happened.add('undone');
    await undo(world, officer, { code: seen.code, seq: acted.seq });
    world.say(`${seen.code} ditarik kembali dalam waktunya`);
  }
  return 'moved';
}

/** The officer asks something in the case, and the applicant answers there. */
async function ask(hands: Hands, officer: ApiClient, resident: ApiClient, file: DayFile): Promise<void> {
  const { world } = hands;
  const code = file.code ?? '';
  file.happened.add('asked');
  await comment(world, officer, {
    code,
    words: 'Nomor telepon ini masih dipakai? Kami akan mengirim kabar.',
  });
  await world.agenda.until(world.clock.now().getTime() + file.plan.random.between(5, 30) * minute);
  await comment(world, resident, { code, words: 'Masih, silakan kirim ke nomor ini.' });
  file.happened.add('answered');
  world.say(`${code} ditanya petugas dan dijawab pemohon`);
}

/** The step of the plan's branch where the flow has it; else the main one. */
function choose(file: DayFile, seen: View): { action: Action; branch?: Branch } | undefined {
  const { flow } = file.service;
  const possible = seen.actions.filter(
    ({ possible: can, action }) => can && flow.actions[action] !== undefined,
  );
  const of = (test: (definition: FlowAction, action: Action) => boolean): Action | undefined =>
    possible.find((action) => test(flow.actions[action.action]!, action));
  const turning = ((): [Branch, Action | undefined] | undefined => {
    if (wants(file, 'returned'))
      return ['returned', of((_definition, { needs }) => needs.includes('faults'))];
    if (wants(file, 'refused', 'refused-reopened'))
      return [file.plan.branch, of(({ to }) => flow.states[to]?.end === 'refused')];
    if (wants(file, 'waited'))
      return [
        'waited',
        of(({ to }) => flow.states[to]?.turn === 'centre' && flow.states[to]?.watch === undefined),
      ];
    if (wants(file, 'sent-back'))
      return ['sent-back', of(({ tone, to }) => tone === 'return' && flow.states[to]?.turn === 'office')];
    return undefined;
  })();
  if (turning?.[1] !== undefined) return { action: turning[1], branch: turning[0] };
  const main = possible.find(({ tone }) => tone === 'main');
  return main === undefined ? undefined : { action: main };
}
