import type { ApiClient } from '@satuloket/client';
import { taken } from './api.ts';
import type { Given } from './step-needs.ts';
import type { Branch, DayFile, DayWorld } from './world.ts';

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
export type Action = View['actions'][number];

export function look(world: DayWorld, client: ApiClient, code: string) {
  return taken(
    `look at ${code}`,
    client.GET('/api/regions/{region}/cases/{code}', {
      params: { path: { region: world.api.region, code } },
    }),
  );
}

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

export function undo(world: DayWorld, client: ApiClient, { code, seq }: { code: string; seq: number }) {
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

/** Between the office and the applicant. */
export function comment(
  world: DayWorld,
  client: ApiClient,
  { code, words }: { readonly code: string; readonly words: string },
) {
  return world.api.command(
    `comment ${code}`,
    (header) =>
      client.POST('/api/regions/{region}/cases/{code}/comments', {
        params: { path: { region: world.api.region, code }, header },
        body: { audience: 'applicant', words },
      }),
    { code },
  );
}

/** The branch of the plan while it has not happened yet. */
export function wants(file: DayFile, ...branches: readonly Branch[]): Branch | undefined {
  const { branch } = file.plan;
  return branches.includes(branch) && !file.happened.has(branch) ? branch : undefined;
}
