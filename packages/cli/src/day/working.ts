import type { ApiClient } from '@satuloket/client';
import type { Answers, FlowAction, Scenario } from '@satuloket/engine';
import { count, Refused, taken } from './api.ts';
import { correct } from './applying.ts';
import { afterWork, officerFor } from './office.ts';
import { messagesTo } from './signing-in.ts';
import type { Branch, DayFile, DayPlan, DayWorld } from './world.ts';

const minute = 60_000;
/** No way through a flow is longer. */
const mostSteps = 40;
/** How often someone comes back to a case that can't go on yet. */
const mostLooks = 14;

export type Hands = {
  readonly world: DayWorld;
  readonly officer: (username: string) => Promise<ApiClient>;
  /** What is brought to a door is the couriers' business, not the desk's. */
  readonly bring: (
    resident: ApiClient,
    file: DayFile,
    seen: View,
  ) => Promise<'moved' | 'brought' | undefined>;
};

export type View = Awaited<ReturnType<typeof look>>;
type Action = View['actions'][number];

export function look(world: DayWorld, client: ApiClient, code: string) {
  return taken(
    `look at ${code}`,
    client.GET('/api/regions/{region}/cases/{code}', {
      params: { path: { region: world.api.region, code } },
    }),
  );
}

type Given = {
  reason?: string;
  note?: string;
  faults?: { at: string; words: string }[];
  checklist?: string[];
  results?: { product: string; number: string; fileId: string }[];
  asked?: { answers: Record<string, unknown> };
  slotId?: string;
  proof?: { kind: 'code'; code: string };
};

export function act(
  world: DayWorld,
  client: ApiClient,
  input: { readonly seen: View; readonly action: string; readonly with: Given; readonly again?: boolean },
) {
  const { code, lastSeq } = input.seen;
  return world.api.command(
    `${input.action} ${code}`,
    (header) =>
      client.POST('/api/regions/{region}/cases/{code}/actions', {
        params: { path: { region: world.api.region, code }, header },
        body: { lastSeq, action: input.action, with: input.with },
      }),
    { code, ...(input.again && { again: true }) },
  );
}

/** Carries a case on, each step by whoever's turn it is, until it has ended or nothing more can be done today. */
export async function work(hands: Hands, resident: ApiClient, file: DayFile): Promise<void> {
  const { world } = hands;
  const { plan } = file;
  const code = file.code ?? '';
  file.resident = resident;
  for (let steps = 0, looks = 0; steps < mostSteps; steps += 1) {
    const seen = await look(world, resident, code);
    file.promise = seen.promise.state;
    file.officeId = seen.officeId;
    if (seen.end !== null) {
      if (!(await afterTheEnd(hands, resident, file, seen))) {
        file.end = seen.end;
        return;
      }
      continue;
    }
    const moved = await step(hands, resident, file, seen);
    if (moved === 'brought') {
      // It goes on with the next batch or round; nobody has to press anything until then.
      file.stuck = `at ${seen.stateCode}`;
      steps -= 1;
      await world.agenda.until(world.clock.now().getTime() + 30 * minute);
      continue;
    }
    if (moved === 'moved') {
      file.stuck = undefined;
      looks = 0;
      continue;
    }
    file.stuck = moved;
    looks += 1;
    if (looks === mostLooks) return;
    await answerLinks(world, plan);
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
  if (state.watch !== undefined) return reportOfCentre(world, file, state.watch);
  if (seen.turn === 'applicant' || wantsToCancel(file, seen)) return asApplicant(hands, resident, file, seen);
  const { role } = state;
  if (role === undefined) {
    return seen.parts.members === undefined ? `nobody’s turn at ${seen.stateCode}` : 'members';
  }
  const at = afterWork(
    world.region,
    seen.officeId,
    world.clock.now().getTime(),
    file.plan.random.between(3, 35),
  );
  if (at === undefined) return 'no calendar';
  await world.agenda.until(at);
  return asOfficer(hands, file, { role, officeId: seen.officeId });
}

const wantsToCancel = (file: DayFile, seen: View): boolean =>
  wants(file, 'cancelled', 'cancelled-undone') !== undefined &&
  seen.actions.some(({ tone, possible }) => tone === 'danger' && possible);

/** The branch of the plan while it has not happened yet. */
function wants(file: DayFile, ...branches: readonly Branch[]): Branch | undefined {
  const { branch } = file.plan;
  return branches.includes(branch) && !file.happened.has(branch) ? branch : undefined;
}

async function asApplicant(
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
    if (cancel !== undefined) return cancelIt(world, resident, file, fresh, cancel.action);
  }
  const fixing = possible.find(({ needs }) => needs.includes('correction'));
  if (fixing !== undefined) {
    await correct(world, resident, plan, { code: seen.code, service: file.service });
    world.say(`${seen.code} diperbaiki pemohon`);
    return 'moved';
  }
  const next = possible.find(({ tone }) => tone === 'main') ?? possible.find(({ tone }) => tone === 'other');
  if (next === undefined) return `nothing for the applicant at ${seen.stateCode}`;
  const given = await needsOf(world, resident, file, fresh, next);
  await act(world, resident, { seen: fresh, action: next.action, with: given });
  return 'moved';
}

async function cancelIt(
  world: DayWorld,
  resident: ApiClient,
  file: DayFile,
  seen: View,
  action: string,
): Promise<'moved'> {
  const { branch } = file.plan;
  file.happened.add(branch);
  const { seq } = await act(world, resident, { seen, action, with: {} });
  if (branch === 'cancelled-undone') {
    await world.agenda.until(world.clock.now().getTime() + 4 * minute);
    await undo(world, resident, seen.code, seq);
    world.say(`${seen.code} dibatalkan, lalu tidak jadi`);
  }
  return 'moved';
}

function undo(world: DayWorld, client: ApiClient, code: string, seq: number) {
  return world.api.command(
    `undo ${code}`,
    (header) =>
      client.POST('/api/regions/{region}/cases/{code}/undo', {
        params: { path: { region: world.api.region, code }, header },
        body: { seq },
      }),
    { code },
  );
}

async function asOfficer(
  hands: Hands,
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
    file.happened.add('asked');
    await comment(world, officer, seen.code);
    return 'moved';
  }
  const given = await needsOf(world, officer, file, seen, action);
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
  if (wants(file, 'undone') !== undefined && action.undoMinutes > 0 && action.tone === 'main') {
    file.happened.add('undone');
    await undo(world, officer, seen.code, acted.seq);
    world.say(`${seen.code} ditarik kembali dalam waktunya`);
  }
  return 'moved';
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

function comment(world: DayWorld, officer: ApiClient, code: string) {
  return world.api.command(
    `comment ${code}`,
    (header) =>
      officer.POST('/api/regions/{region}/cases/{code}/comments', {
        params: { path: { region: world.api.region, code }, header },
        body: {
          audience: 'applicant',
          words: 'Berkas Anda sedang kami kerjakan; tidak perlu datang ke kantor.',
        },
      }),
    { code },
  );
}

/** All that a step asks for, as whoever takes it would give it. */
async function needsOf(
  world: DayWorld,
  client: ApiClient,
  file: DayFile,
  seen: View,
  action: Action,
): Promise<Given> {
  const definition = file.service.flow.actions[action.action];
  const given: Given = {};
  const { needs } = action;
  if (needs.includes('checklist'))
    given.checklist = seen.documents.flatMap(({ requirement, checks }) =>
      checks.map((check) => `${requirement}.${check.code}`),
    );
  if (needs.includes('reason')) given.reason = 'Sudah pernah terbit; pemohon kami hubungi.';
  if (needs.includes('faults')) {
    const [paper] = seen.documents;
    given.faults = [
      {
        at: paper === undefined ? 'form.truth' : `requirement.${paper.requirement}`,
        words: 'Foto kurang jelas. Kirim lagi foto yang terbaca semua.',
      },
    ];
  }
  if (needs.includes('register-result')) given.results = await resultsOf(world, client, file, seen);
  if (needs.includes('proof')) given.proof = { kind: 'code', code: await codeOfReceiver(world, file) };
  if (needs.includes('slot')) {
    const path = { region: world.api.region, code: seen.code };
    const days = await taken(
      'visit choice',
      client.GET('/api/regions/{region}/cases/{code}/visit-choice', { params: { path } }),
    );
    const date = days.days.find((day) => day.free > 0)?.date;
    const choice = await taken(
      'visit choice',
      client.GET('/api/regions/{region}/cases/{code}/visit-choice', {
        params: { path, query: { officeId: days.officeId, ...(date !== undefined && { date }) } },
      }),
    );
    const free = choice.times.find((time) => time.free > 0);
    if (free !== undefined) given.slotId = free.slotId;
  }
  if (definition?.asks !== undefined && definition.asks.length > 0)
    given.asked = { answers: askedOf(world, file.plan, definition, action.action) };
  return given;
}

/** What the receiver reads out: it stands on their own page. */
export async function codeOfReceiver(world: DayWorld, { resident, code = '' }: DayFile): Promise<string> {
  if (resident === undefined) return '';
  const parcel = await taken(
    `parcel ${code}`,
    resident.GET('/api/regions/{region}/cases/{code}/parcel', {
      params: { path: { region: world.api.region, code } },
    }),
  );
  return parcel.pickupCode ?? '';
}

function askedOf(
  world: DayWorld,
  { pack, service }: DayPlan,
  definition: FlowAction,
  action: string,
): Record<string, unknown> {
  const stories: readonly Scenario[] = [
    ...pack.scenarios.filter((each) => each.service === service.code),
    ...pack.scenarios,
  ];
  const told: Answers = Object.assign(
    {},
    ...stories
      .flatMap(({ steps }) => steps)
      .flatMap(({ when }) =>
        typeof when === 'object' && 'action' in when && when.action === action
          ? [(when.with?.asked ?? {}) as Answers]
          : [],
      )
      .toReversed(),
  );
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: world.region.zone }).format(world.clock.now());
  return Object.fromEntries(
    (definition.asks ?? []).map((field) => [field.code, field.type === 'date' ? today : told[field.code]]),
  );
}

let numbers = 0;

/** The number and the file that the register gave for each document. */
async function resultsOf(
  world: DayWorld,
  client: ApiClient,
  file: DayFile,
  seen: View,
): Promise<NonNullable<Given['results']>> {
  const results: NonNullable<Given['results']> = [];
  for (const { code: product, issuer, form } of seen.products) {
    if (issuer !== 'register' || form === 'card') continue;
    numbers += 1;
    const number = `3275-${product.toUpperCase().slice(0, 4)}-${String(numbers).padStart(6, '0')}`;
    const { bytes } = await world.documents.pick(file.plan.random, 'birth-letter', 'scan');
    const { file: kept } = await taken(
      `result ${product}`,
      client.PUT('/api/regions/{region}/cases/{code}/results/{product}', {
        params: {
          path: { region: world.api.region, code: seen.code, product },
          query: { name: `${number}.pdf` },
        },
        body: bytes,
        bodySerializer: (body) => body as Uint8Array<ArrayBuffer>,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );
    results.push({ product, number, fileId: kept.fileId });
  }
  return results;
}

/** The centre says that a card may be printed. */
async function reportOfCentre(world: DayWorld, file: DayFile, watch: string): Promise<string> {
  const path = /form\.([\w.]+)/.exec(file.service.watches?.[watch]?.nik ?? '')?.[1]?.split('.') ?? [];
  const nik = path.reduce<unknown>(
    (at, name) => (at as Record<string, unknown> | undefined)?.[name],
    file.plan.cast.answers,
  );
  await world.agenda.until(world.clock.now().getTime() + file.plan.random.between(20, 60) * minute);
  await fetch(`${world.sandboxUrl}/control/card`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ nik, status: 'PRINT_READY_RECORD' }),
  });
  return `the centre has not said anything of ${watch}`;
}

/** Everyone who was asked to confirm by a link does so. */
async function answerLinks(world: DayWorld, plan: DayPlan): Promise<void> {
  const { api } = world;
  const people = Object.values(plan.service.confirmations ?? {}).flatMap(
    (confirmation) => confirmation.people,
  );
  for (const { person, phone } of people) {
    const to = plan.cast.answers[phone];
    if (typeof to !== 'string') continue;
    for (const { text } of await messagesTo(world.sandboxUrl, to)) {
      const token = /\/saksi\/(\S+)/.exec(text)?.[1];
      if (token === undefined) continue;
      const guest = api.client();
      const params = { path: { region: api.region, token } };
      const asked = await guest.GET('/api/regions/{region}/confirmations/{token}', { params });
      if (asked.data === undefined || asked.data.answer !== null) continue;
      const { nik } = plan.cast.answers[person] as { nik?: string };
      const proof = asked.data.asksProof ? { proof: (nik ?? '').slice(-4) } : {};
      await taken(
        'confirm',
        guest.POST('/api/regions/{region}/confirmations/{token}/answer', {
          params,
          body: { answer: 'yes', ...proof },
        }),
      );
    }
  }
}

/** What still happens to a case that has ended: it is opened again, confirmed, or rated. */
async function afterTheEnd(hands: Hands, resident: ApiClient, file: DayFile, seen: View): Promise<boolean> {
  const { world } = hands;
  const { plan } = file;
  if (seen.end === 'refused' && plan.branch === 'refused-reopened' && !file.happened.has('straight')) {
    file.happened.add('straight');
    const reopen = Object.entries(file.service.flow.actions).find(
      ([, { from, to }]) => from.includes(seen.stateCode) && file.service.flow.states[to]?.end === undefined,
    );
    if (reopen === undefined) return false;
    const at = afterWork(world.region, seen.officeId, world.clock.now().getTime(), 45);
    if (at === undefined) return false;
    await world.agenda.until(at);
    const username = officerFor(world.region, {
      pack: plan.pack,
      service: file.service,
      role: reopen[1].by[0] ?? '',
      officeId: seen.officeId,
      villageCode: plan.cast.household.villageCode,
    });
    if (username === undefined) return false;
    const officer = await hands.officer(username);
    const fresh = await look(world, officer, seen.code);
    await act(world, officer, {
      seen: fresh,
      action: reopen[0],
      with: { reason: 'Yang terbit ternyata milik orang lain.' },
    });
    world.say(`${seen.code} dibuka kembali`);
    return true;
  }
  if (seen.end !== 'finished') return false;
  const confirm = seen.actions.find(
    ({ tone, possible, needs }) => tone === 'main' && possible && needs.length === 0,
  );
  if (confirm !== undefined && plan.random.chance(0.5)) {
    await world.agenda.until(world.clock.now().getTime() + 20 * minute);
    const fresh = await look(world, resident, seen.code);
    await act(world, resident, { seen: fresh, action: confirm.action, with: {} });
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
