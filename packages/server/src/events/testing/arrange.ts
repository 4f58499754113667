import { randomUUID } from 'node:crypto';
import type { Answers, Problem } from '@satuloket/engine';
import { arrangeCases, value } from '../../cases/testing/arrange.ts';
import { createNotices } from '../../notices/index.ts';
import type { Caller } from '../../types.ts';
import { createEvents } from '../index.ts';
import { plantsPack, plantsRegion } from './invented-pack.ts';

/** Life events over a real database, with messages kept instead of sent. */
export async function arrangeEvents() {
  const all = await arrangeCases({
    packFiles: plantsPack(),
    regions: [plantsRegion('9901'), plantsRegion('9902')],
  });
  const { database, places, packs, masterKeys, now, people, files } = all.dependencies;
  const { services: cases, resident, officers } = all;
  const publicUrl = 'https://layanan.contoh.id';
  const sent: string[] = [];
  const notices = createNotices({
    database,
    masterKeys,
    places,
    publicUrl,
    now,
    channels: {
      whatsapp: {
        kind: 'whatsapp',
        status: () => ({ available: true }),
        async send({ text }) {
          sent.push(text);
          return { ok: true, value: { providerId: String(sent.length) } };
        },
      },
    },
    bundleMilliseconds: 0,
    recordTold: cases.recordTold,
  });
  const events = createEvents({
    database,
    places,
    packs,
    masterKeys,
    now,
    publicUrl,
    cases,
    files,
    people,
  });
  cases.registerFollower(notices.follow);
  cases.registerFollower(events.follow);
  cases.hooks.memberPlan = events.plan;
  cases.hooks.formChecks.push(events.checkForm);
  cases.hooks.subjectChecks.push(events.checkSubject);
  cases.hooks.viewParts.push(events.viewPart);

  const home = { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' };
  const twins = [
    { plateName: 'Mawar', nickname: 'Ma' },
    { plateName: 'Melati', nickname: 'Me' },
  ];

  async function fillIn(more: Answers = {}, caller: Caller = resident) {
    const { id } = value(await cases.drafts.start(caller, 'new-plants'));
    files.upload(id, 'sketch');
    const answers = { home, owner: 'Sari', withPath: false, plants: twins, ...more };
    const { version } = value(await cases.drafts.saveStep(caller, id, 'only', { answers }));
    return { draftId: id, version };
  }

  const send = async (more: Answers = {}): Promise<string> => {
    const draft = await fillIn(more);
    return value(await cases.cases.send(resident, { key: randomUUID(), ...draft })).code;
  };

  const view = async (code: string, caller: Caller = resident) => value(await cases.cases.view(caller, code));

  /** `member/item code standing`, without what has not been opened yet being given a code. */
  const members = async (code: string) => (await view(code)).parts.members ?? [];

  async function member(code: string, name: string): Promise<string> {
    const [wanted, item] = name.split('/');
    const found = (await members(code)).find(
      (each) => each.member === wanted && (item === undefined || each.item === Number(item)),
    );
    if (!found?.code) throw new Error(`${name} is not opened.`);
    return found.code;
  }

  /** The office gives out what a member's case is about; five minutes later it can't be taken back any more. */
  async function give(code: string, product: string, answers?: Answers) {
    const { caseId } = await view(code, officers.reader);
    const { fileId } = files.uploadResult(caseId, `${product}.pdf`, product);
    return all.act(officers.reader, code, 'give', {
      results: [{ product, number: `${product}-${fileId.slice(-2)}`, fileId }],
      ...(answers && { asked: { answers } }),
    });
  }

  async function settle(minutes = 6): Promise<void> {
    all.advance(minutes);
    await events.lookAtDue('9901');
    await notices.sendDue('9901');
  }

  return { ...all, events, notices, sent, twins, fillIn, send, view, members, member, give, settle, home };
}

export function problemOf(result: { ok: true } | { ok: false; error: Problem }): Problem {
  if (result.ok) throw new Error('This was expected to fail.');
  return result.error;
}
