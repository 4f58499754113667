import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPassed, replay } from '@satuloket/engine';
import { createSandbox } from '@satuloket/sandbox/create';
import { createPackRegistry, createServer, httpPopulationRegister, seedOfficers } from '@satuloket/server';
import { actionsOf, testDatabase, verifyActions } from '@satuloket/server/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefinitions } from '../start/definitions.ts';
import { crowdOfDemo } from './crowd.ts';
import type { DemoOfficer } from './offices.ts';
import { type DemoSeedInput, type DemoSeedOutcome, seedDemoCases } from './seed.ts';

const { database, region, admin, url } = await testDatabase();

/** A Wednesday, two in the afternoon in Bekasi. */
const today = new Date('2026-11-18T07:00:00.000Z');
const now = () => today;
const apiKey = 'key of the test';
const dataFolder = mkdtempSync(join(tmpdir(), 'satuloket-demo-'));
const pool = new pg.Pool({ connectionString: url('satuloket_runtime'), max: 4 });
pool.on('error', () => undefined);

const seedingTakesMilliseconds = 240_000;

let input: DemoSeedInput;
let outcome: DemoSeedOutcome;
let closeSandbox: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  const definitions = await readDefinitions();
  if (!definitions.ok) throw new Error(definitions.error.message.en);
  const { places, packs } = definitions.value;
  const registry = await createPackRegistry({ database, places, now });
  for (const { id } of places.regions()) for (const { files } of packs) await registry.install(id, files);
  const villages = places.regions().flatMap((each) => each.villages);
  const sandbox = await createSandbox({ villages, apiKey, families: 300, more: crowdOfDemo(places) });
  closeSandbox = sandbox.close;
  for (const folder of ['files', 'uploads']) mkdirSync(join(dataFolder, folder));
  const register = httpPopulationRegister({ url: sandbox.url, apiKey, timeoutMilliseconds: 4_000 });
  const unused = async (): Promise<never> => {
    throw new Error('A message of the past was sent.');
  };
  const channel = <Kind extends string>(kind: Kind) => ({
    kind,
    status: () => ({ available: true }),
    send: unused,
  });
  const channels = { whatsapp: channel('whatsapp'), email: channel('email'), sms: channel('sms') };
  const trustedRoots = [sandbox.authority.rootCertificate];
  const serverOptions: DemoSeedInput['serverOptions'] = {
    mode: 'demo',
    database,
    pool,
    masterKeys: { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(3) } },
    places,
    packs: registry,
    register,
    channels,
    publicUrl: 'http://localhost:8080',
    dataFolder,
    trustedRoots,
    signer: {
      kind: 'local',
      async sign({ pdf }) {
        const signed = Buffer.concat([pdf, Buffer.from('%signed')]);
        return { ok: true, value: { pdf: signed, signedAt: now(), level: 'B-T' } };
      },
      status: async () => ({ ok: true, value: { state: 'issued' } }),
    },
  };
  const { people } = createServer({ ...serverOptions, now });
  const officers: DemoOfficer[] = [];
  for (const each of places.regions()) {
    const seeded = await seedOfficers(
      { database, accounts: people.accounts, mode: 'demo', now },
      each,
      'long enough',
    );
    officers.push(...seeded.map((officer) => ({ ...officer, regionId: each.id })));
  }
  const supervisor = { stopping: false, onStop: () => undefined };
  const outside = {
    sandbox,
    register,
    channels,
    signer: undefined,
    trustedRoots,
    sandboxKey: apiKey,
  };
  input = { serverOptions, outside, supervisor, officers, count: 40, now, say: () => undefined };
  outcome = await seedDemoCases(input);
}, seedingTakesMilliseconds);

afterAll(async () => {
  await closeSandbox();
  await pool.end();
  rmSync(dataFolder, { recursive: true, force: true });
});

type CurrentRow = {
  region_id: string;
  case_id: string;
  code: string;
  service: string;
  state: string;
  pack_digest: string;
  replayed: unknown;
  last_seq: number;
  village_code: string;
};

async function allCases(): Promise<CurrentRow[]> {
  const { rows } = await admin.query<CurrentRow>('select * from case_current order by region_id, code');
  return rows;
}

describe('the past of the demo', () => {
  test('is told to its end', async () => {
    expect(outcome.broken).toEqual([]);
    const cases = await allCases();
    expect(cases.length).toBe(outcome.cases);
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  test('each case is what its record says, and the record is whole', async () => {
    const { packs } = input.serverOptions;
    for (const row of await allCases()) {
      const actions = await actionsOf(region(row.region_id), row.case_id);
      const pack = await packs.byDigest(row.pack_digest);
      const service = pack.services[row.service];
      if (service === undefined) throw new Error(`No service ${row.service}.`);
      const state = replay(actions, service);
      expect(JSON.parse(JSON.stringify(state))).toEqual(row.replayed);
      expect(verifyActions(actions, { seq: state.lastSeq, hash: state.lastHash })).toMatchObject({
        whole: true,
      });
      const moments = actions.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort());
      expect(Date.parse(moments.at(-1) ?? '')).toBeLessThanOrEqual(today.getTime());
    }
  });

  /** Nobody of the demo asks for the post, which one of the regions offers, so nothing comes back either. */
  const ofThePost = new Set([
    'approved',
    'packing',
    'posted',
    'came-back',
    'ready',
    'at-village',
    'disputed',
  ]);

  test('every state of both flows has a case in both regions', async () => {
    const cases = await allCases();
    for (const { id } of input.serverOptions.places.regions()) {
      for (const code of ['akta-kelahiran', 'surat-domisili']) {
        const service = input.serverOptions.packs.serviceOf(id, code)?.service;
        if (service === undefined) throw new Error(`${id} has no ${code}.`);
        const reached = cases
          .filter((row) => row.region_id === id && row.service === code)
          .map(({ state }) => state);
        const states = Object.keys(service.flow.states).filter(
          (state) => !ofThePost.has(state) && !isPassed(service, state),
        );
        expect([...new Set(reached)].sort(), `${id} ${code}`).toEqual(states.sort());
      }
    }
  });

  test('nothing of the past is still to be sent, made or told', async () => {
    const { rows } = await admin.query(
      `select 'message' as what, case_id from message where state not in ('sent', 'cancelled') and send_after < $1
       union all select 'document', case_id from document_work where state not in ('made', 'cancelled') and next_try_at < $1
       union all select 'timer', case_id from timer where due_at < $1`,
      [today],
    );
    expect(rows).toEqual([]);
    const { rows: ahead } = await admin.query(`select send_after from message where sent_at > $1`, [today]);
    expect(ahead).toEqual([]);
  });

  test('each morning was told, and of the days before that WhatsApp was away', async () => {
    const { rows: mornings } = await admin.query(
      'select region_id, count(*)::int as days, max(made_at) as last from morning_report group by 1',
    );
    expect(mornings).toHaveLength(2);
    for (const { days, last } of mornings) {
      expect(days).toBeGreaterThan(50);
      expect(last <= today).toBe(true);
    }
    const { rows: open } = await admin.query('select * from outage where ended_at is null');
    expect(open).toEqual([]);
  });

  test('nobody stands in both regions', async () => {
    const { rows } = await admin.query(
      `select applicant_account_id from case_current group by 1 having count(distinct region_id) > 1`,
    );
    expect(rows).toEqual([]);
    for (const row of await allCases()) {
      expect(row.village_code.replaceAll('.', '').slice(0, 4)).toBe(row.region_id);
    }
  });

  test('is told once', async () => {
    const before = await allCases();
    expect(await seedDemoCases(input)).toEqual({ cases: 0, broken: [] });
    expect((await allCases()).length).toBe(before.length);
  });
});
