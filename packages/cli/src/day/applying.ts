import type { ApiClient } from '@satuloket/client';
import type { Answers, Service } from '@satuloket/engine';
import { Refused, taken } from './api.ts';
import type { Cast } from './residents.ts';
import type { DayPlan, DayWorld } from './world.ts';

/** As many children of one family move at most. */
const mostOfOneKind = 4;

/** Fills in the form as the person of the plan does it, with papers, and sends it; the tracking code. */
export async function apply(world: DayWorld, client: ApiClient, plan: DayPlan): Promise<string> {
  const { api } = world;
  const { region } = api;
  const { id } = await taken(
    'draft',
    client.POST('/api/regions/{region}/drafts', {
      params: { path: { region } },
      body: { service: plan.service.code },
    }),
  );
  return fillInAndSend(world, client, plan, id);
}

export async function fillInAndSend(
  world: DayWorld,
  client: ApiClient,
  plan: DayPlan,
  draft: string,
): Promise<string> {
  await fillIn(world, client, plan, { draft, answers: plan.cast.answers });
  return sendDraft(world, client, plan, draft);
}

export async function sendDraft(
  world: DayWorld,
  client: ApiClient,
  plan: DayPlan,
  draft: string,
): Promise<string> {
  const { api } = world;
  const path = { region: api.region, id: draft };
  const looked = () =>
    taken('review', client.GET('/api/regions/{region}/drafts/{id}/review', { params: { path } }));
  let review = await looked();
  // Some papers are asked for more than once, such as a photo of each child.
  for (
    let more = 0;
    more < mostOfOneKind && review.problems.some(({ code }) => code === 'check');
    more += 1
  ) {
    const field = plan.service.form.steps
      .flatMap(({ fields }) => fields)
      .find(({ type, code }) => type === 'file' && review.problems.some((problem) => problem.path === code));
    if (field?.type !== 'file') break;
    await attach(world, client, plan, { draft, requirement: field.requirement, kind: 'photo' });
    review = await looked();
  }
  if (review.problems.length > 0) {
    const where = review.problems.map((problem) => `${problem.path} (${problem.code})`).join(', ');
    throw new Error(`${plan.service.code}: ${where}`);
  }
  const { code } = await api.command(
    `send ${plan.service.code}`,
    (header) =>
      client.POST('/api/regions/{region}/drafts/{id}/send', {
        params: { path, header },
        body: { version: review.draft.version },
      }),
    { again: plan.random.chance(0.05) },
  );
  return code;
}

async function fillIn(
  world: DayWorld,
  client: ApiClient,
  plan: DayPlan,
  { draft, answers }: { readonly draft: string; readonly answers: Answers },
): Promise<void> {
  const { region } = world.api;
  const { registerKnown } = await taken(
    'draft',
    client.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: draft } } }),
  );
  const entered = registerKnown ? answers : typedByHand(answers);
  for (const { code: step, fields } of plan.service.form.steps) {
    const given = fields.flatMap(({ code }) => {
      const value = entered[code];
      return value === undefined ? [] : [[code, value] as const];
    });
    if (given.length === 0) continue;
    await taken(
      `step ${step}`,
      client.PUT('/api/regions/{region}/drafts/{id}/steps/{step}', {
        params: { path: { region, id: draft, step } },
        body: { answers: Object.fromEntries(given) },
      }),
    );
  }
  await attachAll(world, client, plan, draft);
}

/** While the register is away nobody of the family can be chosen: everyone is typed in. */
const typedByHand = (answers: Answers): Answers => withSource(answers, 'register', () => 'typed');

const fromFamily = (answers: Answers, { household: { members } }: Cast): Answers =>
  withSource(answers, 'typed', (nik) =>
    members.some((member) => member.nik === nik) ? 'register' : 'typed',
  );

/** The same people, told otherwise where they came from. */
function withSource(answers: Answers, from: string, to: (nik: unknown) => string): Answers {
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, told(each)]));
    return inner.source === from ? { ...inner, source: to(inner.nik) } : inner;
  };
  return told(answers) as Answers;
}

/** Every paper that the answers ask for. */
async function attachAll(world: DayWorld, client: ApiClient, plan: DayPlan, draft: string): Promise<void> {
  const { region } = world.api;
  const { requirements, files } = await taken(
    'draft',
    client.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: draft } } }),
  );
  for (const { code, accepts } of requirements) {
    if ((files[code]?.length ?? 0) > 0) continue;
    const kind = accepts.includes('pdf') ? 'scan' : 'photo';
    await attach(world, client, plan, { draft, requirement: code, kind });
  }
}

async function attach(
  world: DayWorld,
  client: ApiClient,
  plan: DayPlan,
  paper: { readonly draft: string; readonly requirement: string; readonly kind: 'scan' | 'photo' },
): Promise<void> {
  const { draft, requirement, kind } = paper;
  const { name, bytes } = await world.documents.pick(plan.random, requirement, kind);
  const sent = await client.POST('/api/regions/{region}/drafts/{id}/requirements/{requirement}/files', {
    params: { path: { region: world.api.region, id: draft, requirement }, query: { name } },
    body: bytes,
    bodySerializer: (body) => body as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/octet-stream' },
  });
  if (sent.error !== undefined) throw new Refused(`paper ${requirement}`, sent.error);
}

/** Puts right what was said to be wrong, and sends it again. */
export async function correct(
  world: DayWorld,
  client: ApiClient,
  plan: DayPlan,
  { code, service }: { readonly code: string; readonly service: Service },
): Promise<void> {
  const { region } = world.api;
  const { draftId } = await taken(
    'correction',
    client.POST('/api/regions/{region}/cases/{code}/correction', { params: { path: { region, code } } }),
  );
  const draft = await taken(
    'draft',
    client.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: draftId } } }),
  );
  for (const { at } of draft.corrects?.faults ?? []) {
    const requirement = /^requirement\.(.+)$/.exec(at)?.[1];
    if (requirement === undefined) continue;
    for (const file of draft.files[requirement] ?? []) {
      await client.DELETE('/api/regions/{region}/drafts/{id}/files/{fileId}', {
        params: { path: { region, id: draftId, fileId: file.fileId } },
      });
    }
  }
  const own = { ...plan, service };
  // Whoever was typed in while the register was away has to be chosen from the family now.
  const answers = fromFamily(draft.answers as Answers, plan.cast);
  if (JSON.stringify(answers) === JSON.stringify(draft.answers)) await attachAll(world, client, own, draftId);
  else await fillIn(world, client, own, { draft: draftId, answers });
  await sendDraft(world, client, own, draftId);
}
