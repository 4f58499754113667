import { taken } from './api.ts';
import { fillInAndSend } from './applying.ts';
import type { Hands } from './hands.ts';
import { villagesWithOfficer } from './planning.ts';
import type { DayPlan } from './world.ts';

/** The officer of the village looks the neighbour up, takes the signed mandate, and files in their name. */
export async function applyForNeighbour({ world, officer }: Hands, plan: DayPlan): Promise<string> {
  const { api, documents, region } = world;
  const { applicant, household, phone } = plan.cast;
  const client = await officer(villagesWithOfficer(region).get(household.villageCode) ?? '');
  const path = { region: api.region };
  const { nik, name, birthDate } = applicant;
  const { personId } = await api.command('identify neighbour', (header) =>
    client.POST('/api/regions/{region}/helped-people', {
      params: { path, header },
      body: { at: 'village', nik, name, birthDate, phone },
    }),
  );
  const paper = await documents.pick(plan.random, 'mandate', 'photo');
  const { mandateId } = await api.command('mandate', (header) =>
    client.POST('/api/regions/{region}/helped-people/{personId}/mandates', {
      params: {
        path: { ...path, personId },
        header,
        query: { until: lastDay(world.clock.now()), paper: 'signature', name: paper.name },
      },
      body: paper.bytes as never,
      bodySerializer: (body) => body as unknown as Uint8Array<ArrayBuffer>,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
  const { draftId } = await taken(
    'draft for a neighbour',
    client.POST('/api/regions/{region}/mandates/{mandateId}/drafts', {
      params: { path: { ...path, mandateId }, header: { 'idempotency-key': `${mandateId}-draft` } },
      body: { service: plan.service.code },
    }),
  );
  world.say(`Pamor mengisi ${plan.service.title.id} untuk tetangga`);
  return fillInAndSend(world, client, plan, draftId);
}

/** A month from now. */
function lastDay(now: Date): string {
  return new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
}
