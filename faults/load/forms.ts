import type { Resident } from './people.ts';
import type { Speaker } from './repeating.ts';

export type Paper = { readonly name: string; readonly bytes: Uint8Array };

/** Fills in a whole application without sending it; every call may be repeated. */
export async function fillInForm(
  speaker: Speaker,
  region: string,
  { client }: Resident,
  input: {
    readonly service: string;
    /** Fields by their code, wherever in the form they are asked. */
    readonly answers: (known: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
    readonly papers: Readonly<Record<string, Paper>>;
  },
): Promise<{ readonly id: string; readonly version: number }> {
  const { id } = await speaker.ask('draft', () =>
    client.POST('/api/regions/{region}/drafts', {
      params: { path: { region } },
      body: { service: input.service },
    }),
  );
  const path = { region, id };
  const draft = await speaker.ask('draft', () =>
    client.GET('/api/regions/{region}/drafts/{id}', { params: { path } }),
  );
  for (const [requirement, { name, bytes }] of Object.entries(input.papers)) {
    await speaker.ask('paper', () =>
      client.POST('/api/regions/{region}/drafts/{id}/requirements/{requirement}/files', {
        params: { path: { ...path, requirement }, query: { name } },
        body: new Uint8Array(bytes),
        bodySerializer: (body) => body as Uint8Array<ArrayBuffer>,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );
  }
  const answers = input.answers(draft.answers as Readonly<Record<string, unknown>>);
  const { steps } = draft.definition.form as { steps: { code: string; fields: { code: string }[] }[] };
  let { version } = draft;
  for (const { code: step, fields } of steps) {
    const given = fields.flatMap(({ code }) => (code in answers ? [[code, answers[code]] as const] : []));
    if (given.length === 0) continue;
    const saved = await speaker.ask(`step ${step}`, () =>
      client.PUT('/api/regions/{region}/drafts/{id}/steps/{step}', {
        params: { path: { ...path, step } },
        body: { answers: Object.fromEntries(given) as never },
      }),
    );
    version = saved.version;
  }
  return { id, version };
}
