import { randomUUID } from 'node:crypto';
import type { Answers, FileValue } from '@satuloket/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import type { NewCase } from './filing.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';
import { gardener, residentCaller } from './testing/fakes.ts';

let all: Awaited<ReturnType<typeof arrangeCases>>;
beforeAll(async () => {
  all = await arrangeCases();
});

const home = { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' };
const known = { applicant: gardener, household: [], identity: 'matched' as const };

function newCase(more: Partial<NewCase> & { answers: Answers }): NewCase {
  return {
    regionId: '9901',
    service: 'plot-deed',
    channel: 'event',
    actor: { kind: 'system', name: 'events' },
    applicantAccountId: 'sari',
    known,
    ...more,
  };
}

const file = (input: NewCase) =>
  all.dependencies.database.transaction().execute((transaction) => all.services.fileCase(transaction, input));

/** The sketch of a case that was sent by hand, to go with the next one. */
async function sketchOf(code: string): Promise<readonly FileValue[]> {
  const { documents } = value(await all.services.cases.view(all.resident, code));
  return documents.flatMap(({ files }) => files);
}

describe('a case filed by another part', () => {
  test('is judged as a form is, and goes to the office of its village', async () => {
    const sketchFile = await sketchOf(await all.sendNew());
    const answers = { size: 'large', plants: 'Cabai', home, sketchFile, truth: true };
    const filed = value(await file(newCase({ answers })));
    const view = value(await all.services.cases.view(all.resident, filed.code));
    expect(view).toMatchObject({ officeId: 'north-office', stateCode: 'checking' });
    expect(view.documents.flatMap(({ files }) => files.map(({ fileId }) => fileId))).toEqual(
      sketchFile.map(({ fileId }) => fileId),
    );
    expect(filed.dueAt).toBe(view.promise.dueAt);

    const wrong = await file(newCase({ answers: { ...answers, plants: 'x'.repeat(60), truth: false } }));
    expect(wrong.ok ? [] : wrong.error.fields?.map(({ path }) => path)).toEqual(['plants', 'truth']);
    expect(codeOf(await file(newCase({ service: 'nothing', answers })))).toBe('service-unknown');
  });

  test('may come from a former system, in the middle of its way and without its papers', async () => {
    const answers = { size: 'large', plants: 'Cabai', home, truth: true };
    const marks = {
      channel: 'import' as const,
      former: { system: 'lama', numberDigest: 'ab' },
      filedAt: new Date('2026-11-13T02:00:00.000Z'),
    };
    expect(codeOf(await file(newCase({ ...marks, answers })))).toBe('draft-incomplete');
    const filed = value(await file(newCase({ ...marks, answers, papersAtOffice: true, state: 'recording' })));
    const view = value(await all.services.cases.view(all.officers.recorder, filed.code));
    expect(view).toMatchObject({ stateCode: 'recording', documents: [{ files: [] }] });
    // Three working days from the Friday on which it was first asked for.
    expect(view.promise.dueAt).toBe('2026-11-18T09:00:00.000Z');
  });
});

describe('a draft for someone else', () => {
  const helper = residentCaller('dedi');
  const neighbour = { ...gardener, nik: '9901016202500002', name: 'Nenek Ijah', phone: '' };
  const subject = {
    known: { applicant: neighbour, household: [], identity: 'matched' as const },
    applicantAccountId: null,
    channel: 'village' as const,
    helper: { kind: 'village-officer' as const, accountId: 'dedi', mandateId: 'm1' },
  };
  const begin = () =>
    all.dependencies.database.transaction().execute((transaction) =>
      all.services.openDraft(transaction, {
        regionId: '9901',
        accountId: 'dedi',
        service: 'plot-deed',
        answers: { size: 'large', plants: 'Cabai' },
        subject,
      }),
    );

  test('is filled with what is known of them, and the case is theirs', async () => {
    const { id } = value(await begin());
    const draft = value(await all.services.drafts.open(helper, id));
    expect(draft.answers).toMatchObject({ plants: 'Cabai', home: { street: 'Jalan Mawar 1' } });
    all.files.upload(id, 'sketch');
    value(await all.services.drafts.saveStep(helper, id, 'plot', { answers: { ...draft.answers, home } }));
    const { version } = value(
      await all.services.drafts.saveStep(helper, id, 'papers', { answers: { truth: true } }),
    );
    const sent = value(await all.services.cases.send(helper, { key: randomUUID(), draftId: id, version }));
    const view = value(await all.services.cases.view(all.officers.reader, sent.code));
    expect(view.applicant.name).toBe('Nenek Ijah');
    const filed = await all.admin.query(
      `select actor, body -> 'helper' as helper, body ->> 'channel' as channel from case_action
       where type = 'filed' and case_id = $1`,
      [view.caseId],
    );
    expect(filed.rows).toEqual([
      {
        actor: { kind: 'helper', accountId: 'dedi', mandateId: 'm1' },
        helper: subject.helper,
        channel: 'village',
      },
    ]);
    // Without a mandate that still holds, a helper sees nothing of it.
    expect(codeOf(await all.services.cases.view(helper, sent.code))).toBe('case-unknown');
    all.services.hooks.standings.push(async ({ caller, row }) =>
      caller.who.kind === 'resident' && caller.who.accountId === 'dedi' && row.case_id === view.caseId
        ? {
            viewer: { kind: 'applicant', accountId: 'dedi' },
            actor: { kind: 'helper', accountId: 'dedi', mandateId: 'm1' },
          }
        : null,
    );
    value(await all.services.cases.view(helper, sent.code));
    expect(
      codeOf(await all.services.cases.rate(helper, { key: randomUUID(), code: sent.code, stars: 5 })),
    ).toBe('not-allowed');

    value(
      await all.act(all.officers.reader, sent.code, 'return', {
        faults: [{ at: 'form.plants', words: 'Tulis jenisnya.' }],
      }),
    );
    const { draftId } = value(await all.services.cases.startCorrection(helper, sent.code));
    const correction = value(await all.services.drafts.open(helper, draftId));
    expect(correction.corrects?.faults).toMatchObject([{ words: 'Tulis jenisnya.' }]);
    const saved = value(
      await all.services.drafts.saveStep(helper, draftId, 'plot', {
        answers: { size: 'large', plants: 'Cabai rawit', home },
      }),
    );
    value(await all.services.cases.send(helper, { key: randomUUID(), draftId, version: saved.version }));
    const corrected = value(await all.services.cases.view(all.officers.reader, sent.code));
    expect(corrected).toMatchObject({ stateCode: 'checking', applicant: { name: 'Nenek Ijah' } });
  });

  test('is refused where what allowed it has ended', async () => {
    const { id } = value(await begin());
    all.files.upload(id, 'sketch');
    value(
      await all.services.drafts.saveStep(helper, id, 'plot', {
        answers: { size: 'large', plants: 'Cabai', home },
      }),
    );
    const { version } = value(
      await all.services.drafts.saveStep(helper, id, 'papers', { answers: { truth: true } }),
    );
    const over = {
      code: 'mandate-over',
      status: 409,
      message: { id: 'Kuasa sudah berakhir.', en: 'The mandate has ended.' },
      retryable: false,
    };
    all.services.hooks.subjectChecks.push(async () => ({ ok: false, error: over }));
    const sent = await all.services.cases.send(helper, { key: randomUUID(), draftId: id, version });
    expect(codeOf(sent)).toBe('mandate-over');
    all.services.hooks.subjectChecks.pop();
  });
});
