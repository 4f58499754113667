import type { ApiClient } from '@satuloket/client';
import { count, Refused, taken } from './api.ts';
import type { Hands } from './hands.ts';
import type { Desk } from './parcels.ts';
import type { DayFile, PostStory } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

/** When the list for the partner is made; in the play what goes within the region arrives on the same day. */
const listHours = [10.75, 13, 15.25, 16.75];
const minutesOnTheWay = 70;
const destroyingHour = 17.5;
/** A table is taken in by a job of the machine: looked at so often, so many times. */
const minutesBetweenLooks = 2;
const mostLooks = 30;

export type PostTally = {
  lists: number;
  listed: number;
  /** What the post said of things, by its word. */
  readonly said: Map<string, number>;
  tables: number;
  wrongRows: number;
  doubles: number;
  destroyed: number;
};

/** What the partner writes about each, and why where it asks for that. */
const outcomes: Readonly<Record<PostStory, { readonly status: string; readonly reason: string }>> = {
  delivered: { status: 'terkirim', reason: '' },
  double: { status: 'terkirim', reason: '' },
  damaged: { status: 'rusak', reason: 'basah di jalan' },
  lost: { status: 'hilang', reason: 'tidak ditemukan di gudang' },
  returned: { status: 'kembali', reason: 'penerima sudah pindah' },
  'sent-again': { status: 'kembali', reason: 'rumah kosong' },
};

const heading = [
  'Nomor resi',
  'Nomor referensi',
  'Status',
  'Waktu',
  'Diterima oleh',
  'Hubungan',
  'Alasan',
] as const;

/** Rows as a partner gets them wrong: each is reported, none of them changes anything. */
const wrongRows = (at: string): readonly string[][] => [
  ['POSSALAH001', 'KB-00000-00000', 'diterima pos', at, '', '', ''],
  ['POSSALAH002', 'KB-00000-00001', 'sedang dipikirkan', at, '', '', ''],
  ['', 'KB-00000-00002', 'diterima pos', 'kemarin sore', '', '', ''],
];

/** Lists for the post, what its tables say afterwards, and what was printed twice. */
export function createPosting(
  { world, officer }: Hands,
  day: {
    readonly midnight: number;
    readonly posting: ReadonlyMap<string, Desk>;
    readonly fileOf: (code: string) => DayFile | undefined;
  },
) {
  const { api, agenda, clock } = world;
  const { region } = api;
  const tally: PostTally = {
    lists: 0,
    listed: 0,
    said: new Map(),
    tables: 0,
    wrongRows: 0,
    doubles: 0,
    destroyed: 0,
  };
  const wait = (minutes: number) => agenda.until(clock.now().getTime() + minutes * minute);
  const triesOf = new Map<string, number>();
  let trackings = 0;

  async function list({ officeId, username }: Desk): Promise<void> {
    const client = await officer(username);
    const desk = await taken(
      'post desk',
      client.GET('/api/regions/{region}/post', { params: { path: { region }, query: { officeId } } }),
    );
    if (desk.waiting === 0) return;
    const { manifestId, items } = await api.command('list for the post', (header) =>
      client.POST('/api/regions/{region}/post/manifests', {
        params: { path: { region }, header },
        body: { officeId },
      }),
    );
    tally.lists += 1;
    tally.listed += items;
    const codes = await codesOn(client, manifestId);
    world.say(`${items} kiriman masuk daftar pos di ${officeId}`);
    const given = codes.map((code) => {
      trackings += 1;
      triesOf.set(code, (triesOf.get(code) ?? 0) + 1);
      return { code, tracking: `P${String(trackings).padStart(9, '0')}ID` };
    });
    for (const { code } of given) if (storyOf(code) === 'double') await takeOut(client, code);
    const accepted = given.map(({ code, tracking }) => [tracking, code, 'diterima pos', now(), '', '', '']);
    await bringTable(client, accepted, tally.wrongRows === 0 ? wrongRows(now()) : []);
    await wait(minutesOnTheWay);
    await bringTable(
      client,
      given.map(({ code, tracking }) => outcomeRow(code, tracking)),
    );
  }

  /** What came back once, was broken or lost, arrives the second time. */
  function storyOf(code: string): PostStory {
    const story = day.fileOf(code)?.plan.post ?? 'delivered';
    return (triesOf.get(code) ?? 0) > 1 ? 'delivered' : story;
  }

  function outcomeRow(code: string, tracking: string): string[] {
    const { status, reason } = outcomes[storyOf(code)];
    const name = day.fileOf(code)?.plan.cast.applicant.name ?? '';
    const took = status === 'terkirim' ? [name, 'sendiri'] : ['', ''];
    return [tracking, code, status, now(), ...took, reason];
  }

  const now = (): string => clock.now().toISOString();

  /** The list as the partner gets it: which cases are on it. */
  async function codesOn(client: ApiClient, manifestId: string): Promise<readonly string[]> {
    const { data, error } = await client.GET('/api/regions/{region}/post/manifests/{manifestId}', {
      params: { path: { region, manifestId }, query: { form: 'csv' } },
      parseAs: 'text',
    });
    if (error !== undefined) throw new Refused('list for the post', error);
    const [titles = [], ...rows] = cellsOf(data as unknown as string);
    const place = titles.indexOf('Kode berkas');
    return rows.flatMap((cells) => cells[place] ?? []);
  }

  /** Handed in, looked at, done, and its report read: wrong rows stand there, the others have happened. */
  async function bringTable(
    client: ApiClient,
    rows: readonly string[][],
    wrong: readonly string[][] = [],
  ): Promise<void> {
    const text = [heading, ...rows, ...wrong].map((cells) => cells.map(quoted).join(';')).join('\r\n');
    const path = { region };
    const { id } = await api.command('statuses of the post', (header) =>
      client.POST('/api/regions/{region}/post/statuses', {
        params: { path, header, query: { name: 'kabar-pos.csv' } },
        body: new TextEncoder().encode(text) as never,
        bodySerializer: (body) => body as unknown as Uint8Array<ArrayBuffer>,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );
    await reached(client, id, 'checked');
    const begun = await client.POST('/api/regions/{region}/post/statuses/{id}/run', {
      params: { path: { region, id } },
    });
    if (begun.error !== undefined) throw new Refused('statuses of the post', begun.error);
    const job = await reached(client, id, 'imported');
    tally.tables += 1;
    tally.wrongRows += wrong.length;
    for (const [, code = '', status = ''] of rows) {
      const refused = job.rows.find((row) => row.outcome === 'refused' && row.code === code);
      if (refused === undefined) count(tally.said, status);
    }
    if (job.refused !== wrong.length) {
      const why = job.rows.flatMap(({ outcome, faults }) =>
        outcome === 'refused' ? faults.map((fault) => fault.code) : [],
      );
      throw new Error(`Of the post's rows ${job.refused} were refused: ${why.join(', ')}.`);
    }
  }

  async function reached(client: ApiClient, id: string, state: 'checked' | 'imported') {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      await wait(minutesBetweenLooks);
      const job = await taken(
        'statuses of the post',
        client.GET('/api/regions/{region}/post/statuses/{id}', { params: { path: { region, id } } }),
      );
      if (job.state === state) return job;
      if (job.state === 'failed') throw new Error(`The post's table: ${job.problem?.code}`);
    }
    throw new Error(`The post's table was not ${state}.`);
  }

  /** The same was printed twice: the second never leaves. */
  async function takeOut(client: ApiClient, code: string): Promise<void> {
    await api.command('take out a double', (header) =>
      client.POST('/api/regions/{region}/post/doubles', {
        params: { path: { region }, header },
        body: { code, reason: 'Tercetak dua kali' },
      }),
    );
    tally.doubles += 1;
    world.say(`${code} tercetak dua kali; yang kedua ditarik`);
  }

  async function destroy({ officeId, username }: Desk): Promise<void> {
    const client = await officer(username);
    const { doubles } = await taken(
      'post desk',
      client.GET('/api/regions/{region}/post', { params: { path: { region }, query: { officeId } } }),
    );
    for (const { itemId } of doubles) {
      await api.command('destroy a double', (header) =>
        client.POST('/api/regions/{region}/post/doubles/{itemId}/destruction', {
          params: { path: { region, itemId }, header },
          body: { words: 'Dipotong di depan dua saksi' },
        }),
      );
      tally.destroyed += 1;
    }
  }

  const atEach = (what: string, at: number, work: (desk: Desk) => Promise<void>) => ({
    name: `${what} ${at}`,
    from: day.midnight + at * hour,
    play: async () => {
      for (const desk of day.posting.values())
        agenda.add({
          name: `${what} ${at} ${desk.officeId}`,
          from: clock.now().getTime(),
          play: () => work(desk),
        });
    },
  });
  return {
    tally,
    parts: [
      ...listHours.map((at) => atEach('post', at, list)),
      atEach('doubles of the post', destroyingHour, destroy),
    ],
  };
}

const quoted = (cell: string): string => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Cells of a CSV with semicolons, as the product writes it. */
function cellsOf(text: string): readonly string[][] {
  return text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
        ([, inner, plain]) => inner?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}
