import { createSandbox, type Sandbox } from '@satuloket/sandbox/create';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { httpPopulationRegister } from './http-population-register.ts';

const villages = [
  {
    code: '32.75.01.1002',
    name: 'Margahayu',
    districtCode: '32.75.01',
    districtName: 'Bekasi Timur',
  },
];
const nik = '3275015403967001';
const dewi = { nik, name: 'Dewi Anggraini Putri', birthDate: '1996-03-14' };
const well = { down: false, slowMilliseconds: 0, failRate: 0 };
const unavailable = {
  ok: false,
  error: { code: 'register-unavailable', status: 503, retryable: true },
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ villages, apiKey: 'kunci', families: 300 });
});
afterEach(() => turn(well));
afterAll(() => sandbox.close());

async function turn(knobs: object): Promise<void> {
  await fetch(`${sandbox.url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(knobs),
  });
}

function register(over: Partial<Parameters<typeof httpPopulationRegister>[0]> = {}) {
  return httpPopulationRegister({
    url: sandbox.url,
    apiKey: 'kunci',
    timeoutMilliseconds: 10_000,
    repeatAfterMilliseconds: 1,
    ...over,
  });
}

describe('a register that is well', () => {
  it('matches with yes or no', async () => {
    expect(await register().match(dewi)).toEqual({ ok: true, value: { match: true } });
    expect(await register().match({ ...dewi, kk: '3275041405187001' })).toEqual({
      ok: true,
      value: { match: false },
    });
    expect(await register().match({ ...dewi, nik: '3275015403967999' })).toEqual({
      ok: true,
      value: { match: false },
    });
  });

  it('tells household and person', async () => {
    const household = await register().household({ nik });
    expect(household).toMatchObject({
      ok: true,
      value: {
        kk: '3275011809237001',
        villageCode: '32.75.01.1002',
        villageName: 'Margahayu',
        members: [{ relation: 'head' }, { relation: 'wife', nik }],
      },
    });
    expect(await register().person({ nik })).toMatchObject({ ok: true, value: dewi });
  });

  it('every invented household and person can be read', async () => {
    const adapter = register();
    const niks = sandbox.register.households.map(({ members }) => members[0]!.nik);
    for (const each of niks) expect((await adapter.household({ nik: each })).ok).toBe(true);
  });
});

describe('what goes wrong', () => {
  it('a NIK that nobody has', async () => {
    const unknown = { ok: false, error: { code: 'register-person-unknown', status: 404, retryable: false } };
    expect(await register().person({ nik: '3275015403967999' })).toMatchObject(unknown);
    expect(await register().household({ nik: '3275015403967999' })).toMatchObject(unknown);
  });

  it('a wrong key is for staff to repair', async () => {
    expect(await register({ apiKey: 'lain' }).match(dewi)).toMatchObject({
      ok: false,
      error: { code: 'register-refused', retryable: false },
    });
  });

  it('the register is down', async () => {
    await turn({ down: true });
    expect(await register().match(dewi)).toMatchObject(unavailable);
  });

  it('the register is too slow', async () => {
    await turn({ slowMilliseconds: 60_000 });
    expect(await register({ timeoutMilliseconds: 50 }).match(dewi)).toMatchObject(unavailable);
  });

  it('nothing listens', async () => {
    const gone = await createSandbox({ villages, apiKey: 'kunci', families: 1 });
    await gone.close();
    expect(await register({ url: gone.url }).match(dewi)).toMatchObject(unavailable);
  });

  it('every second call fails, and nobody notices', async () => {
    await turn({ failRate: 0.5 });
    const adapter = register();
    for (let index = 0; index < 6; index += 1) {
      expect(await adapter.match(dewi)).toEqual({ ok: true, value: { match: true } });
    }
  });

  it('a page instead of the register', async () => {
    expect(await register({ url: `${sandbox.url}/inbox` }).match(dewi)).toMatchObject({
      ok: false,
      error: { code: 'register-refused' },
    });
  });
});

it('a register that stays down is left alone until it may be tried again', async () => {
  const clock = { now: 0 };
  const adapter = register({ failuresToOpen: 2, openMilliseconds: 10_000, now: () => clock.now });
  await turn({ down: true });
  await adapter.match(dewi);
  expect(adapter.status()).toEqual({ available: false, retryAfterMilliseconds: 10_000 });
  await turn(well);
  expect(await adapter.match(dewi)).toMatchObject({ error: { details: { retryAfterSeconds: 10 } } });
  clock.now = 10_000;
  expect(await adapter.match(dewi)).toEqual({ ok: true, value: { match: true } });
  expect(adapter.status()).toEqual({ available: true });
});
