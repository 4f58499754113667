import {
  type CaseState,
  type ClockOwner,
  type OfficeCalendar,
  type PromiseClock,
  type Region,
  readClock,
  type Service,
  type Text,
  type Turn,
} from '@satuloket/engine';
import type { PromiseView } from '../types.ts';
import { clockOf, isRunning } from './clock.ts';
import { durationWords, momentWords } from './wording.ts';

const turnOf: Readonly<Record<ClockOwner, Turn>> = {
  ours: 'office',
  citizen: 'applicant',
  centre: 'centre',
  court: 'court',
  nobody: 'nobody',
};

/** Waits shorter than this are handling, not waiting. */
const shortestWaitMilliseconds = 60_000;

/** What of a case its promise is told from: lists read no more of each. */
export type Promised = Pick<CaseState, 'turn' | 'segments' | 'stateSince' | 'dueAt' | 'endedAt' | 'end'>;

export type PromiseSubject = {
  readonly region: Region;
  readonly service: Service;
  readonly state: Promised;
  readonly calendar: OfficeCalendar;
};

/** The promise as people read it: what was told, what is left of it, and how long the case was with each. */
export function promiseView({ region, service, state, calendar }: PromiseSubject, now: Date): PromiseView {
  const clock = readClock(clockOf(region, service, state, calendar, now));
  const dueAt = isRunning(state) ? state.dueAt : null;
  const { usedMilliseconds: used, leftMilliseconds: left } = clock;
  const allowance = used + (left ?? 0);
  const kind = stateOf(state, clock, now);
  return {
    state: kind,
    dueAt,
    used: allowance > 0 ? used / allowance : 0,
    sentence: sentenceOf(region, state, kind, dueAt, left),
    waits: (Object.keys(turnOf) as ClockOwner[])
      .filter((owner) => owner !== 'nobody' && clock.waits[owner] >= shortestWaitMilliseconds)
      .map((owner) => ({ turn: turnOf[owner], spoken: durationWords(clock.waits[owner]) })),
  };
}

/** What was told decides while the clock runs: a calendar changed since makes nobody late before it is amended. */
function stateOf(state: Promised, clock: PromiseClock, now: Date): PromiseView['state'] {
  if (state.endedAt !== null) return clock.state === 'broken' ? 'broken' : 'kept';
  if (!isRunning(state)) return 'paused';
  if (state.dueAt !== null && now.toISOString() > state.dueAt) return 'late';
  return clock.state === 'at-risk' ? 'at-risk' : 'on-time';
}

function sentenceOf(
  region: Region,
  state: Promised,
  kind: PromiseView['state'],
  dueAt: string | null,
  leftMilliseconds: number | null,
): Text {
  switch (kind) {
    case 'kept':
    case 'broken':
      return endedSentence(state.end, momentWords(region, state.endedAt ?? state.stateSince), kind);
    case 'paused':
      return pausedSentence(state.turn);
    case 'late': {
      const due = momentWords(region, dueAt ?? state.stateSince);
      const over =
        leftMilliseconds !== null && leftMilliseconds < 0 ? durationWords(-leftMilliseconds) : null;
      return {
        id: `Seharusnya selesai ${due.id}${over ? `; sudah lewat ${over.id} waktu layanan` : ''}.`,
        en: `It should have been done ${due.en}${over ? `; ${over.en} of service time late` : ''}.`,
      };
    }
    default: {
      const due = momentWords(region, dueAt ?? state.stateSince);
      return { id: `Selesai paling lambat ${due.id}.`, en: `Done by ${due.en} at the latest.` };
    }
  }
}

function endedSentence(end: CaseState['end'], at: Text, kind: 'kept' | 'broken'): Text {
  if (end === 'cancelled') return { id: `Dibatalkan ${at.id}.`, en: `Cancelled ${at.en}.` };
  const done =
    end === 'refused'
      ? { id: `Diputuskan ${at.id}`, en: `Decided ${at.en}` }
      : { id: `Selesai ${at.id}`, en: `Done ${at.en}` };
  return kind === 'kept'
    ? { id: `${done.id}, sesuai janji.`, en: `${done.en}, as promised.` }
    : { id: `${done.id}, lewat dari waktu yang dijanjikan.`, en: `${done.en}, later than promised.` };
}

function pausedSentence(turn: Turn): Text {
  switch (turn) {
    case 'applicant':
      return {
        id: 'Waktu janji berhenti selama menunggu pemohon.',
        en: 'The clock stands still while the applicant has the turn.',
      };
    case 'centre':
      return {
        id: 'Waktu janji berhenti selama menunggu pusat.',
        en: 'The clock stands still while the central government has the turn.',
      };
    case 'court':
      return {
        id: 'Waktu janji berhenti selama menunggu pengadilan.',
        en: 'The clock stands still while a court has the turn.',
      };
    default:
      return { id: 'Tidak ada tenggat yang sedang berjalan.', en: 'No deadline is running now.' };
  }
}
