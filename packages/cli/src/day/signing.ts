import { demoPassphrase } from '../demo/officials.ts';
import { taken } from './api.ts';
import type { Hands, View } from './hands.ts';
import { officerFor } from './office.ts';
import type { DayFile } from './world.ts';

const hour = 3_600_000;

/** When heads look at what waits for their signature: on a phone, between meetings and in the evening. */
const signingHours = [9.75, 11.5, 13.25, 14.75, 16, 17.5, 19.5];
/** Documents of one confirmation. */
const batchSize = 200;
/** A run goes on by itself in real time, whatever the day's clock does. */
const millisecondsBetweenLooks = 100;
const mostLooks = 3_000;

export type SigningTally = {
  runs: number;
  signed: number;
  /** The largest number of documents of one confirmation. */
  most: number;
  sentBack: number;
};

/** Heads sign what waits for them, many with one confirmation; the first is looked at and sent back once. */
export function createSigning({ world, officer }: Hands, midnight: number) {
  const { api, agenda, clock } = world;
  const { region } = api;
  const tally: SigningTally = { runs: 0, signed: 0, most: 0, sentBack: 0 };
  const signers = new Set<string>();

  async function signAll(username: string): Promise<void> {
    const client = await officer(username);
    const path = { region };
    const desk = await taken(
      'signing desk',
      client.GET('/api/regions/{region}/signing/desk', {
        params: { path, query: { limit: batchSize } },
      }),
    );
    const ready = desk.rows.filter(({ maySign, state }) => maySign && state === 'waiting');
    const doubtful = tally.sentBack === 0 && ready.length > 1 ? ready[0] : undefined;
    if (doubtful !== undefined) {
      tally.sentBack += 1;
      await api.command(
        `refuse signature ${doubtful.code}`,
        (header) =>
          client.POST('/api/regions/{region}/signing/documents/{item}/refuse', {
            params: { path: { ...path, item: doubtful.id }, header },
            body: { reason: 'Alamat di surat belum memuat RT; periksa sekali lagi.' },
          }),
        { code: doubtful.code },
      );
      world.say(`${doubtful.code} dikembalikan, belum ditandatangani`);
    }
    const items = ready.filter((row) => row !== doubtful).map(({ id }) => id);
    if (items.length === 0) return;
    const { runId } = await api.command('sign', (header) =>
      client.POST('/api/regions/{region}/signing/runs', {
        params: { path, header },
        body: { items, passphrase: demoPassphrase },
      }),
    );
    for (let looks = 0; looks < mostLooks; looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, millisecondsBetweenLooks));
      const run = await taken(
        'signing run',
        client.GET('/api/regions/{region}/signing/runs/{run}', { params: { path: { region, run: runId } } }),
      );
      if (run.state === 'running') continue;
      tally.runs += 1;
      tally.signed += run.counts.signed;
      tally.most = Math.max(tally.most, run.counts.signed);
      world.say(`${run.counts.signed} dokumen ditandatangani sekali jalan`);
      if (run.counts.failed > 0)
        throw new Error(
          `${run.counts.failed} were not signed: ${run.failed.map(({ cause }) => cause).join(', ')}`,
        );
      return;
    }
    throw new Error('A signing run did not end.');
  }

  return {
    tally,
    /** What waits for a signature goes on when its head signs. */
    bring({ plan, service }: DayFile, { stateCode, officeId }: View): 'brought' | undefined {
      const state = service.flow.states[stateCode];
      if (state?.queue !== 'sign' || state.role === undefined) return undefined;
      const { villageCode } = plan.cast.household;
      const username = officerFor(world.region, {
        pack: plan.pack,
        service,
        villageCode,
        role: state.role,
        officeId,
      });
      if (username !== undefined) signers.add(username);
      return 'brought';
    },
    parts: signingHours.map((at) => ({
      name: `sign ${at}`,
      from: midnight + at * hour,
      play: async () => {
        for (const username of signers)
          agenda.add({
            name: `sign ${at} ${username}`,
            from: clock.now().getTime(),
            play: () => signAll(username),
          });
      },
    })),
  };
}
