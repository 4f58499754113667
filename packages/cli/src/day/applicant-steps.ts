import type { ApiClient } from '@satuloket/client';
import { correct } from './applying.ts';
import { act, type Hands, look, undo, type View, wants } from './hands.ts';
import { afterWork, officerFor } from './office.ts';
import { wantsSentAgain } from './parcels.ts';
import { needsOf } from './step-needs.ts';
import type { DayFile } from './world.ts';

const minute = 60_000;

export const wantsToCancel = (file: DayFile, seen: View): boolean =>
  wants(file, 'cancelled', 'cancelled-undone') !== undefined &&
  seen.actions.some(({ tone, possible }) => tone === 'danger' && possible);

export async function asApplicant(
  hands: Hands,
  resident: ApiClient,
  file: DayFile,
  seen: View,
): Promise<'moved' | string> {
  const { world } = hands;
  const { plan } = file;
  await world.agenda.until(world.clock.now().getTime() + plan.random.between(5, 50) * minute);
  const fresh = await look(world, resident, seen.code);
  if (fresh.lastSeq !== seen.lastSeq) return 'moved';
  const possible = fresh.actions.filter((each) => each.possible);
  if (wantsToCancel(file, fresh)) {
    const cancel = possible.find(({ tone }) => tone === 'danger');
    if (cancel !== undefined) return cancelIt(hands, resident, file, { seen: fresh, action: cancel.action });
  }
  const fixing = possible.find(({ needs }) => needs.includes('correction'));
  if (fixing !== undefined) {
    await correct(world, resident, plan, { code: seen.code, service: file.service });
    world.say(`${seen.code} diperbaiki pemohon`);
    return 'moved';
  }
  const { actions } = file.service.flow;
  const again = wantsSentAgain(file)
    ? possible.find(({ action }) => actions[action]?.parcel === 'choose' && actions[action]?.way === 'post')
    : undefined;
  if (again !== undefined) file.happened.add('sent-again');
  const next =
    again ??
    possible.find(({ tone }) => tone === 'main') ??
    // Whoever has a place keeps it: choosing another one leads nowhere new.
    possible.find(({ tone, needs }) => tone === 'other' && !needs.includes('slot'));
  if (next === undefined)
    return possible.some(({ needs }) => needs.includes('slot'))
      ? 'not-today'
      : `nothing for the applicant at ${seen.stateCode}`;
  const given = await needsOf(world, resident, file, { seen: fresh, action: next });
  await act(world, resident, { seen: fresh, action: next.action, with: given });
  return 'moved';
}

async function cancelIt(
  { world }: Hands,
  resident: ApiClient,
  file: DayFile,
  { seen, action }: { readonly seen: View; readonly action: string },
): Promise<'moved'> {
  const { branch } = file.plan;
  file.happened.add(branch);
  const { seq } = await act(world, resident, { seen, action, with: {} });
  if (branch === 'cancelled-undone') {
    await world.agenda.until(world.clock.now().getTime() + 4 * minute);
    await undo(world, resident, { code: seen.code, seq });
    file.happened.add('cancel-taken-back');
    world.say(`${seen.code} dibatalkan, lalu tidak jadi`);
  }
  return 'moved';
}

/** What still happens to a case that has ended: it is opened again, disputed, confirmed, or rated. */
export async function afterTheEnd(
  hands: Hands,
  resident: ApiClient,
  file: DayFile,
  seen: View,
): Promise<boolean> {
  const { world } = hands;
  const { plan, happened } = file;
  if (seen.end === 'refused' && plan.branch === 'refused-reopened' && !happened.has('reopened'))
    return reopen(hands, file, seen);
  if (seen.end !== 'finished') return false;
  const { door } = plan;
  if (door?.after === 'disputed' && !happened.has('disputed')) {
    const { actions } = file.service.flow;
    const dispute = seen.actions.find(
      ({ action, possible }) => possible && actions[action]?.parcel === 'dispute',
    );
    if (dispute !== undefined) {
      happened.add('disputed');
      await world.agenda.until(world.clock.now().getTime() + 30 * minute);
      const fresh = await look(world, resident, seen.code);
      const given = await needsOf(world, resident, file, { seen: fresh, action: dispute });
      await act(world, resident, { seen: fresh, action: dispute.action, with: given });
      world.say(`${seen.code} dipertanyakan penerimanya`);
      return true;
    }
  }
  const confirm = seen.actions.find(
    ({ tone, possible, needs }) => tone === 'main' && possible && needs.length === 0,
  );
  const saysSo = door === undefined ? plan.random.chance(0.5) : door.after !== 'quiet';
  if (confirm !== undefined && saysSo) {
    await world.agenda.until(world.clock.now().getTime() + 20 * minute);
    const fresh = await look(world, resident, seen.code);
    await act(world, resident, { seen: fresh, action: confirm.action, with: {} });
    happened.add('confirmed');
  }
  if (plan.random.chance(0.4)) {
    await world.api.command(
      `rate ${seen.code}`,
      (header) =>
        resident.POST('/api/regions/{region}/cases/{code}/rating', {
          params: { path: { region: world.api.region, code: seen.code }, header },
          body: { stars: plan.random.between(3, 5) },
        }),
      { code: seen.code },
    );
  }
  return false;
}

async function reopen(hands: Hands, file: DayFile, seen: View): Promise<boolean> {
  const { world } = hands;
  const { plan } = file;
  file.happened.add('reopened');
  const found = Object.entries(file.service.flow.actions).find(
    ([, { from, to }]) => from.includes(seen.stateCode) && file.service.flow.states[to]?.end === undefined,
  );
  if (found === undefined) return false;
  const at = afterWork(world.region, seen.officeId, world.clock.now().getTime(), 45);
  if (at === undefined) return false;
  await world.agenda.until(at);
  const username = officerFor(world.region, {
    pack: plan.pack,
    service: file.service,
    role: found[1].by[0] ?? '',
    officeId: seen.officeId,
    villageCode: plan.cast.household.villageCode,
  });
  if (username === undefined) return false;
  const officer = await hands.officer(username);
  const fresh = await look(world, officer, seen.code);
  await act(world, officer, {
    seen: fresh,
    action: found[0],
    with: { reason: 'Yang terbit ternyata milik orang lain.' },
  });
  world.say(`${seen.code} dibuka kembali`);
  return true;
}
