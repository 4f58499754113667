import { elapsedByTurn, type MessageTemplate, roleBinding, type Text } from '@satuloket/engine';
import type { CaseEvent, Follower } from '../cases/index.ts';
import { durationWords, momentWords } from '../cases/wording.ts';
import { writeToApplicant, writeToOfficer } from '../notices/index.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';
import { headOffices, headRole, holderOffices } from './heads.ts';

const toOfficers = {
  holder: {
    subject: { id: 'Janji {code} hampir habis', en: 'The promise of {code} is nearly used up' },
    body: {
      id: '{service} ({code}) dijanjikan selesai {due}. Dahulukan, atau serahkan ke rekan yang sempat: {link}',
      en: '{service} ({code}) was promised by {due}. Do it first, or hand it to a colleague who has time: {link}',
    },
  },
  head: {
    subject: { id: 'Janji {code} segera terlewat', en: 'The promise of {code} is about to break' },
    body: {
      id: '{service} ({code}) di kantor Anda dijanjikan selesai {due} dan belum selesai. Pastikan ada yang mengerjakan: {link}',
      en: '{service} ({code}) at your office was promised by {due} and is not done. See that someone works on it: {link}',
    },
  },
  broken: {
    subject: { id: 'Janji {code} terlewat', en: 'The promise of {code} was missed' },
    body: {
      id: '{service} ({code}) seharusnya selesai {due}. Pemohon sudah diberi tahu. Tulis kepadanya apa yang Anda lakukan: {answer}',
      en: '{service} ({code}) should have been done by {due}. The applicant has been told. Write what you do about it: {answer}',
    },
  },
} as const satisfies Record<string, MessageTemplate>;

/**
 * Before a promise breaks the holder and then the head of the unit are told; when it breaks, the applicant is told whose
 * time passed and what now, and the head has to answer. A sweep that comes late tells of the last level only: a warning
 * of what has happened already helps nobody.
 */
export const followEscalations =
  (dependencies: MeasuresDependencies): Follower =>
  async (event) => {
    const { body } = event.action;
    if (body.type !== 'escalated') return;
    const isOver = body.dueAt < event.now.toISOString();
    if (body.level !== 'broken') {
      if (!isOver) await warn(dependencies, event, body.level, body.dueAt);
      return;
    }
    await warn(dependencies, event, 'broken', body.dueAt);
    await tellApplicant(dependencies, event);
  };

async function warn(
  dependencies: MeasuresDependencies,
  event: CaseEvent,
  level: keyof typeof toOfficers,
  dueAt: string,
): Promise<void> {
  const { tx, code, service, now } = event;
  const region = regionOf(dependencies, event.regionId);
  const to = receiversOf(dependencies, event, level);
  if (to === undefined) return;
  const console = `${dependencies.publicUrl}/${region.slug}/petugas`;
  await writeToOfficer(dependencies, tx, {
    to,
    template: `promise-${level}`,
    occasion: `promise-${level}/${code}/${dueAt}`,
    says: toOfficers[level],
    values: {
      code,
      service: service.title,
      due: momentWords(region, dueAt),
      link: `${console}/berkas/${code}`,
      answer: `${console}/terlewat`,
    },
    urgent: level !== 'holder',
    now,
  });
}

function receiversOf(
  dependencies: MeasuresDependencies,
  { regionId, after, pack, service }: CaseEvent,
  level: keyof typeof toOfficers,
): Parameters<typeof writeToOfficer>[2]['to'] | undefined {
  const region = regionOf(dependencies, regionId);
  const place = { service: service.code, officeId: after.officeId };
  if (level !== 'holder') return { role: headRole, officeIds: headOffices(region, place) };
  if (after.assigneeId !== null) return { accountIds: [after.assigneeId] };
  if (after.role === null) return undefined;
  const wanted = { ...place, pack: pack.manifest.name, role: after.role };
  const bound = roleBinding(region, wanted);
  return bound && { role: bound.role, officeIds: holderOffices(region, wanted) };
}

async function tellApplicant(dependencies: MeasuresDependencies, event: CaseEvent): Promise<void> {
  const { tx, regionId, caseId, code, service, after, action, now } = event;
  const times = elapsedByTurn(after, now.toISOString());
  await writeToApplicant(dependencies, tx, {
    template: 'promise-broken',
    regionId,
    caseId,
    code,
    service,
    state: after,
    seq: action.seq,
    values: { ours: durationWords(times.office), waits: waitsApart(times) },
    now,
  });
}

const shortestWaitMilliseconds = 60_000;

/** `Waktu menunggu Anda (1 hari) dan pusat (3 hari) tidak dihitung.`; nothing where nobody else was waited for. */
export function waitsApart(times: Readonly<Record<'applicant' | 'centre' | 'court', number>>): Text {
  const named: readonly [number, Text][] = [
    [times.applicant, { id: 'Anda', en: 'you' }],
    [times.centre, { id: 'pusat', en: 'the central government' }],
    [times.court, { id: 'pengadilan', en: 'the court' }],
  ];
  const waits = named
    .filter(([milliseconds]) => milliseconds >= shortestWaitMilliseconds)
    .map(([milliseconds, who]) => {
      const spoken = durationWords(milliseconds);
      return { id: `${who.id} (${spoken.id})`, en: `${who.en} (${spoken.en})` };
    });
  if (waits.length === 0) return { id: '', en: '' };
  return {
    id: `Waktu menunggu ${waits.map(({ id }) => id).join(' dan ')} tidak dihitung.`,
    en: `The time spent waiting for ${waits.map(({ en }) => en).join(' and ')} is not counted.`,
  };
}
