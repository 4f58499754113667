import { elapsedByTurn } from '@satuloket/engine';
import type { CaseReading, ViewPart } from '../cases/index.ts';
import { durationWords, momentWords } from '../cases/wording.ts';
import type { CaseParts } from '../types.ts';
import { waitsApart } from './escalation.ts';
import { headOffices, headRole } from './heads.ts';

/** What a case's page says of a promise that is about to break (to officers) or broke (to everyone). */
export const delayPart: ViewPart = async (reading) => {
  const { state } = reading.target;
  const { escalation, endedAt } = state;
  if (escalation === null || endedAt !== null) return {};
  const isOfficer = reading.reader !== 'public' && reading.reader.viewer.kind === 'officer';
  if (escalation === 'broken') return { delay: await brokenPart(reading, isOfficer) };
  if (!isOfficer || state.dueAt === null) return {};
  const due = momentWords(reading.region, state.dueAt);
  return {
    delay: {
      level: escalation,
      sentence: { id: `Dijanjikan selesai ${due.id}.`, en: `Promised by ${due.en}.` },
      next:
        escalation === 'holder'
          ? { id: 'Pemegang berkas sudah diingatkan.', en: 'The holder of the case has been reminded.' }
          : {
              id: 'Pemegang berkas dan kepala kantor sudah diingatkan.',
              en: 'The holder of the case and the head of the office have been reminded.',
            },
    },
  };
};

async function brokenPart(
  reading: CaseReading,
  isOfficer: boolean,
): Promise<NonNullable<CaseParts['delay']>> {
  const { region, target, values, now } = reading;
  const times = elapsedByTurn(target.state, now.toISOString());
  const ours = durationWords(times.office);
  const waits = waitsApart(times);
  const answer = await answerOf(reading);
  const next = answer
    ? { id: 'Kepala kantor sudah menulis kepada pemohon.', en: 'The head of the office has written.' }
    : {
        id: 'Kepala kantor sudah diberi tahu dan berkas ini didahulukan.',
        en: 'The head of the office has been told and this case comes first.',
      };
  const words = answer && values?.vault.read<string>(answer.words);
  return {
    level: 'broken',
    sentence: {
      id: `Waktu yang lewat adalah waktu kantor: berkas ini sudah ${ours.id} di kantor. ${waits.id}`.trim(),
      en: `The time that ran out is the office’s: it has had this case for ${ours.en}. ${waits.en}`.trim(),
    },
    next,
    ...(words === undefined || answer === undefined
      ? {}
      : { answer: { words, at: answer.at, spoken: momentWords(region, answer.at) } }),
    ...(isOfficer && answer === undefined && (await mayAnswer(reading)) ? { mayAnswer: true } : {}),
  };
}

async function answerOf({ database, row }: CaseReading) {
  const actions = await database
    .selectFrom('case_action')
    .select(['at', 'body'])
    .where('case_id', '=', row.case_id)
    .where('type', '=', 'commented')
    .orderBy('seq')
    .execute();
  for (const { at, body } of actions) {
    if (body.type === 'commented' && body.about === 'broken-promise')
      return { at: at.toISOString(), words: body.words };
  }
  return undefined;
}

/** Whether the reader heads the unit that the case lies with. */
async function mayAnswer({ database, region, row, reader, now }: CaseReading): Promise<boolean> {
  if (reader === 'public' || reader.viewer.kind !== 'officer') return false;
  const place = await database
    .selectFrom('promise_break')
    .select(['case_office_id', 'service'])
    .where('case_id', '=', row.case_id)
    .where('is_open', '=', true)
    .executeTakeFirst();
  if (place === undefined) return false;
  const heads = headOffices(region, { service: place.service, officeId: place.case_office_id });
  if (heads.length === 0) return false;
  const held = await database
    .selectFrom('membership')
    .select('account_id')
    .where('account_id', '=', reader.viewer.accountId)
    .where('role', '=', headRole)
    .where('office_id', 'in', [...heads])
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .executeTakeFirst();
  return held !== undefined;
}
