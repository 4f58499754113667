import { taken } from './api.ts';
import { messagesTo } from './signing-in.ts';
import type { DayFile, DayWorld } from './world.ts';

const minute = 60_000;

/** The centre says that a card may be printed, once; undefined when it has said so and was asked since. */
export async function reportOfCentre(
  world: DayWorld,
  file: DayFile,
  { watch, stateCode }: { readonly watch: string; readonly stateCode: string },
): Promise<string | undefined> {
  const told = `${watch} ${stateCode}`;
  if (file.toldByCentre.has(told)) return undefined;
  file.toldByCentre.add(told);
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

/** Everyone who was asked to confirm by a link does so; a life event's applications ask whom its form names. */
export async function answerLinks(
  world: DayWorld,
  { plan, service }: Pick<DayFile, 'plan' | 'service'>,
): Promise<void> {
  const { api } = world;
  const people = Object.values(service.confirmations ?? {}).flatMap((confirmation) => confirmation.people);
  for (const { person, phone } of people) {
    const to = plan.cast.answers[phone];
    if (typeof to !== 'string') continue;
    for (const { text } of await messagesTo(world.sandboxUrl, to)) {
      const token = /\/saksi\/(\S+)/.exec(text)?.[1];
      if (token === undefined || world.followedLinks.has(token)) continue;
      world.followedLinks.add(token);
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
