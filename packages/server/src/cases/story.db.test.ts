import { randomUUID } from 'node:crypto';
import { replay } from '@satuloket/engine';
import { describe, expect, test } from 'vitest';
import { actionsOf, verifyActions } from '../record/index.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';

const world = await arrangeCases();
const { services, officers, resident, act, record, allChecked, sendNew, fillIn, files, advance } = world;

describe('a case from draft to rating', () => {
  test('goes the whole way, with one return', async () => {
    const draft = await fillIn();
    const review = value(await services.drafts.review(resident, draft.draftId));
    expect(review.problems).toEqual([]);
    expect(review.office?.id).toBe('north-office');
    expect(review.dueAt).toBe('2026-11-19T09:00:00.000Z');
    const sent = value(await services.cases.send(resident, { key: 'send-1', ...draft }));
    expect(sent.dueAt).toBe('2026-11-19T09:00:00.000Z');
    const { code } = sent;

    const taken = value(await services.cases.view(officers.reader, code));
    value(
      await services.cases.assign(officers.reader, { key: 'take', code, lastSeq: taken.lastSeq, to: 'ani' }),
    );
    value(
      await act(officers.reader, code, 'return', {
        faults: [
          { at: 'form.plants', words: 'Tulis jenis cabainya.' },
          { at: 'requirement.sketch', words: 'Denah buram.' },
        ],
      }),
    );
    const returned = value(await services.cases.view(resident, code));
    expect(returned.turn).toBe('applicant');
    expect(returned.promise.state).toBe('paused');
    expect(returned.faults.map(({ words }) => words)).toEqual(['Tulis jenis cabainya.', 'Denah buram.']);

    advance(24 * 60);
    const { draftId } = value(await services.cases.startCorrection(resident, code));
    expect(value(await services.cases.startCorrection(resident, code)).draftId).toBe(draftId);
    const correction = value(await services.drafts.open(resident, draftId));
    expect(correction.corrects?.faults).toHaveLength(2);
    expect(correction.answers.plants).toBe('Cabai');
    expect(correction.files.sketch).toHaveLength(1);
    files.remove(draftId, correction.files.sketch![0]!.fileId);
    const sketch = files.upload(draftId, 'sketch', 'denah-baru.jpg');
    const saved = value(
      await services.drafts.saveStep(resident, draftId, 'plot', {
        answers: { ...correction.answers, plants: 'Cabai rawit' },
      }),
    );
    expect(saved.problems).toEqual([]);
    const again = value(
      await services.cases.send(resident, { key: 'send-2', draftId, version: saved.version }),
    );
    expect(again.code).toBe(code);

    const checked = value(await services.cases.view(officers.reader, code));
    expect(checked.documents[0]?.files.map(({ fileId }) => fileId)).toEqual([sketch.fileId]);
    expect(checked.sections[0]?.rows.find(({ path }) => path === 'plants')?.shown.id).toBe('Cabai rawit');
    value(await act(officers.reader, code, 'accept', allChecked));
    value(await record(code));
    const approving = value(await services.cases.view(officers.judge, code));
    expect(approving.products[0]).toMatchObject({ number: 'AKTA-1', released: false });
    expect(value(await services.cases.view(resident, code)).products[0]?.number).toBeUndefined();
    value(await act(officers.judge, code, 'approve'));

    const finished = value(await services.cases.view(resident, code));
    expect(finished.end).toBe('finished');
    expect(finished.promise.state).toBe('kept');
    expect(finished.products[0]).toMatchObject({ number: 'AKTA-1', released: true });
    value(await services.cases.rate(resident, { key: 'rate', code, stars: 5, words: 'Cepat' }));
    expect(codeOf(await services.cases.rate(resident, { key: 'rate-2', code, stars: 1 }))).toBe(
      'already-rated',
    );

    const actions = await actionsOf(world.region('9901'), finished.caseId);
    expect(verifyActions(actions).whole).toBe(true);
  });

  test('the one who tracks it sees nothing personal', async () => {
    const code = await sendNew();
    const tracked = value(await services.cases.track('9901', code.toLowerCase().replaceAll('-', ' '), 'id'));
    expect(tracked.code).toBe(code);
    expect(JSON.stringify(tracked)).not.toMatch(/Sari|Melati|9901014101800001|Cabai|Jalan/);
  });

  test('every cached state is what replay gives, and every chain is whole', async () => {
    const rows = await world.region('9901').selectFrom('case_current').selectAll().execute();
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const pack = await world.packs.byDigest(row.pack_digest);
      const actions = await actionsOf(world.region('9901'), row.case_id);
      const state = replay(actions, pack.services[row.service]!);
      expect(row.replayed).toEqual(JSON.parse(JSON.stringify(state)));
      expect(verifyActions(actions, { seq: state.lastSeq, hash: state.lastHash }).faults).toEqual([]);
    }
  });
});

describe('sending', () => {
  test('twice with one key gives one case', async () => {
    const draft = await fillIn();
    const [first, second] = await Promise.all([
      services.cases.send(resident, { key: 'double', ...draft }),
      services.cases.send(resident, { key: 'double', ...draft }),
    ]);
    expect(value(first).code).toBe(value(second).code);
  });

  test('again with another key gives the case that it became', async () => {
    const draft = await fillIn();
    const first = value(await services.cases.send(resident, { key: randomUUID(), ...draft }));
    const second = value(await services.cases.send(resident, { key: randomUUID(), ...draft }));
    expect(second.code).toBe(first.code);
  });

  test('with a key that meant another draft is told', async () => {
    const one = await fillIn();
    const other = await fillIn();
    value(await services.cases.send(resident, { key: 'reused', ...one }));
    expect(codeOf(await services.cases.send(resident, { key: 'reused', ...other }))).toBe('key-reused');
  });

  test('an incomplete draft tells every fault and keeps what was entered', async () => {
    const { id } = value(await services.drafts.start(resident, 'plot-deed'));
    const entered = value(
      await services.drafts.saveStep(resident, id, 'plot', { answers: { plants: 'x'.repeat(50) } }),
    );
    expect(entered.problems.map(({ path }) => path)).toContain('plants');
    const refused = await services.cases.send(resident, {
      key: randomUUID(),
      draftId: id,
      version: entered.version,
    });
    expect(refused.ok ? [] : refused.error.fields?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['size', 'plants', 'sketchFile', 'truth']),
    );
    expect(value(await services.drafts.open(resident, id)).answers.plants).toBe('x'.repeat(50));
  });
});
