import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PackFile } from '../packs/index.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';
import { gardenPack } from './testing/invented-pack.ts';

const words = (text: string) => ({ id: text, en: text });

/** The letter of the invented pack, sorted by the machine, waiting for the register where the plot is small. */
function sortedLetter(): readonly PackFile[] {
  return gardenPack().map((file) => {
    if (file.path !== 'services/plot-letter.yaml') return file;
    const letter = JSON.parse(file.text);
    const step = (from: string, to: string, that: string) => ({
      title: words('Otomatis'),
      from: [from],
      to,
      by: ['system'],
      automatic: true,
      guard: { that, otherwise: words('Belum.') },
      needs: [],
      undoMinutes: 0,
      confirm: words('Tidak dapat dibatalkan.'),
      story: words(`Ke ${to}.`),
      tone: 'other',
    });
    const place = (turn: string, more = {}) => ({
      title: words(turn),
      story: words(turn),
      turn,
      ...more,
    });
    letter.watches = {
      card: {
        kind: 'card',
        title: words('Kartu'),
        nik: "'9901014101800001'",
        stories: { READY: words('Kartu siap.') },
      },
    };
    letter.flow = {
      start: 'sorting',
      states: {
        ...letter.flow.states,
        sorting: place('nobody'),
        waiting: place('centre', { watch: 'card' }),
      },
      actions: {
        sort: step('sorting', 'approving', 'facts.large'),
        park: step('sorting', 'waiting', '!facts.large'),
        wake: step('waiting', 'approving', "case.reports.card == 'READY'"),
        approve: {
          ...letter.flow.actions.approve,
          asks: [
            { code: 'tracking', type: 'text', label: words('Nomor resi'), maximumLength: 20, told: true },
            { code: 'packedOn', type: 'date', label: words('Dikemas'), latest: 'today' },
          ],
        },
      },
    };
    return { ...file, text: JSON.stringify(letter) };
  });
}

type Arranged = Awaited<ReturnType<typeof arrangeCases>>;
let all: Arranged;
beforeAll(async () => {
  all = await arrangeCases({ packFiles: sortedLetter() });
});

async function sendLetter(size: 'large' | 'small'): Promise<string> {
  const { id } = value(await all.services.drafts.start(all.resident, 'plot-letter'));
  const home = { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' };
  value(
    await all.services.drafts.saveStep(all.resident, id, 'plot', {
      answers: { size, plants: 'Cabai', home },
    }),
  );
  all.files.upload(id, 'sketch');
  const { version } = value(
    await all.services.drafts.saveStep(all.resident, id, 'papers', { answers: { truth: true } }),
  );
  const review = value(await all.services.drafts.review(all.resident, id));
  expect(review.dueAt).toBeNull();
  return value(await all.services.cases.send(all.resident, { key: randomUUID(), draftId: id, version })).code;
}

describe('steps that the machine takes', () => {
  test('follow in the command that made them possible, and tell the promise then', async () => {
    const code = await sendLetter('large');
    const view = value(await all.services.cases.view(all.resident, code));
    expect(view).toMatchObject({ stateCode: 'approving', lastSeq: 2, promise: { state: 'on-time' } });
    expect(view.entries.map(({ story, by }) => `${by.id}: ${story.id}`)).toEqual([
      'Anda: Permohonan terkirim ke Kantor Utara.',
      'Sistem: Ke approving.',
    ]);
    expect(view.actions.map(({ action }) => action)).not.toContain('sort');
  });

  test('wait for what the register reports, whose time is not ours', async () => {
    const code = await sendLetter('small');
    const before = value(await all.services.cases.view(all.resident, code));
    expect(before).toMatchObject({ stateCode: 'waiting', turn: 'centre', promise: { dueAt: null } });
    const report = (status: string) =>
      all.dependencies.database.transaction().execute((transaction) =>
        all.services.note(transaction, {
          regionId: '9901',
          caseId: before.caseId,
          actor: { kind: 'system', name: 'register' },
          body: { type: 'reported', watch: 'card', status },
        }),
      );
    expect((await report('SENT')).state).toBe('waiting');
    expect((await report('READY')).state).toBe('approving');
    const after = value(await all.services.cases.view(all.resident, code));
    expect(after.promise.dueAt).not.toBeNull();
    expect(after.entries.map(({ story }) => story.id)).toContain('Kartu siap.');
  });
});

describe('the questions of an action', () => {
  test('are asked of whoever takes it, all that is wrong at once', async () => {
    const code = await sendLetter('large');
    const refused = await all.act(all.officers.judge, code, 'approve', {
      asked: {
        posted: { tracking: 'P2611', 'packedOn.day': '1', 'packedOn.month': '1', 'packedOn.year': '2099' },
      },
    });
    expect(refused.ok ? [] : refused.error.fields?.map(({ path }) => path)).toEqual(['asked.packedOn']);
    const none = await all.act(all.officers.judge, code, 'approve');
    expect(none.ok ? [] : none.error.fields?.map(({ path }) => path)).toEqual([
      'asked.tracking',
      'asked.packedOn',
    ]);
    const malformed = await all.act(all.officers.judge, code, 'approve', {
      asked: { answers: { tracking: 5 as never } },
    });
    expect(codeOf(malformed)).toBe('answers-malformed');
  });

  test('are sealed; the applicant reads those that are told', async () => {
    const code = await sendLetter('large');
    value(
      await all.act(all.officers.judge, code, 'approve', {
        asked: { answers: { tracking: 'P2611', packedOn: '2026-11-16' } },
      }),
    );
    const detail = async (caller: typeof all.resident) =>
      value(await all.services.cases.view(caller, code)).entries.find(({ story }) =>
        story.id.startsWith('Menjadi finished'),
      )?.detail;
    expect(await detail(all.resident)).toBe('Nomor resi: P2611');
    expect(await detail(all.officers.judge)).toBe('Nomor resi: P2611 — Dikemas: 16 November 2026');
    const bodies = await all.admin.query('select body::text from case_action');
    expect(JSON.stringify(bodies.rows)).not.toContain('P2611');
  });
});
