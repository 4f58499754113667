import type { ApiClient } from '@satuloket/client';
import type { Answers, FlowAction, Scenario } from '@satuloket/engine';
import { taken } from './api.ts';
import type { Action, View } from './hands.ts';
import type { DayFile, DayPlan, DayWorld } from './world.ts';

export type Given = {
  reason?: string;
  note?: string;
  faults?: { at: string; words: string }[];
  checklist?: string[];
  results?: { product: string; number: string; fileId: string }[];
  asked?: { answers: Record<string, unknown> };
  slotId?: string;
  proof?: { kind: 'code'; code: string };
};

/** All that a step asks for, as whoever takes it would give it. */
export async function needsOf(
  world: DayWorld,
  client: ApiClient,
  file: DayFile,
  { seen, action }: { readonly seen: View; readonly action: Action },
): Promise<Given> {
  const definition = file.service.flow.actions[action.action];
  const given: Given = {};
  const { needs } = action;
  if (needs.includes('checklist'))
    given.checklist = seen.documents.flatMap(({ requirement, checks }) =>
      checks.map((check) => `${requirement}.${check.code}`),
    );
  if (needs.includes('reason')) given.reason = 'Sudah kami periksa bersama pemohon; dicatat di berkas ini.';
  if (needs.includes('faults')) {
    const [paper] = seen.documents;
    given.faults = [
      {
        at: paper === undefined ? 'form.truth' : `requirement.${paper.requirement}`,
        words: 'Foto kurang jelas. Kirim lagi foto yang terbaca semua.',
      },
    ];
  }
  if (needs.includes('register-result')) given.results = await resultsOf(world, client, seen);
  if (needs.includes('proof')) given.proof = { kind: 'code', code: await codeOfReceiver(world, file) };
  if (needs.includes('slot')) {
    const slotId = await freeSlot(world, client, seen);
    if (slotId !== undefined) given.slotId = slotId;
  }
  if (definition?.asks !== undefined && definition.asks.length > 0)
    given.asked = { answers: askedOf(world, file.plan, definition, action.action) };
  return given;
}

async function freeSlot(world: DayWorld, client: ApiClient, { code }: View): Promise<string | undefined> {
  const path = { region: world.api.region, code };
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
  return choice.times.find((time) => time.free > 0)?.slotId;
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

/**
 * Who took it, and that the old one was handed in where the flow always asks for it: where the answer is optional,
 * the people of the day have no old one.
 */
export function receiverOf({ plan, service }: DayFile, takeBack: unknown) {
  const always = Object.values(service.flow.actions).some(
    ({ takesBack, asks }) =>
      takesBack !== undefined && asks?.some(({ type, optional }) => type === 'yes-no' && optional !== true),
  );
  return {
    receiverName: plan.cast.applicant.name,
    receiverRelation: 'self',
    ...(takeBack !== null && { tookBack: always }),
  };
}

/** What the stories of the pack answer to these questions. */
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
const mostLines = 24;
const longestLine = 200;

const entryOf = (seen: View, wanted: string): readonly string[] =>
  seen.registerEntry.find(({ product }) => product === wanted)?.rows.map(({ value }) => value) ?? [];

/** What the register would give for what was entered there: sealed by its own authority. */
async function sealedFile(
  { sandboxUrl }: DayWorld,
  { title, number, rows }: { title: string; number: string; rows: readonly string[] },
): Promise<Uint8Array<ArrayBuffer>> {
  const lines = rows.flatMap((row) => row.split(/; ?/)).map((line) => line.slice(0, longestLine));
  const answer = await fetch(`${sandboxUrl}/control/sealed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, number, lines: lines.slice(0, mostLines) }),
  });
  if (!answer.ok) throw new Error(`The register's file for ${number} answered ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The number and the file that the register gave for each document. */
async function resultsOf(
  world: DayWorld,
  client: ApiClient,
  seen: View,
): Promise<NonNullable<Given['results']>> {
  const results: NonNullable<Given['results']> = [];
  for (const { code: product, title, issuer, form } of seen.products) {
    if (issuer !== 'register' || form === 'card') continue;
    numbers += 1;
    const number = `3275-${product.toUpperCase().slice(0, 4)}-${String(numbers).padStart(6, '0')}`;
    const bytes = await sealedFile(world, { title: title.id, number, rows: entryOf(seen, product) });
    const { file: kept } = await taken(
      `result ${product}`,
      client.PUT('/api/regions/{region}/cases/{code}/results/{product}', {
        params: {
          path: { region: world.api.region, code: seen.code, product },
          query: { name: `${number}.pdf`, number },
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
