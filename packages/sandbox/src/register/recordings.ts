import type { RegisterPerson } from './types.ts';

/** How far the recording of someone's KTP-el is at the ministry's centre, in the centre's own words. */
export const cardStatuses = [
  'NONE',
  'BIO_CAPTURED',
  'SENT_FOR_ENROLLMENT',
  'PRINT_READY_RECORD',
  'CARD_PRINTED',
  'DUPLICATE_RECORD',
  'FAILED',
] as const;

export type CardStatus = (typeof cardStatuses)[number];

export const cardStatusName: Readonly<Record<CardStatus, string>> = {
  NONE: 'belum direkam',
  BIO_CAPTURED: 'sudah direkam',
  SENT_FOR_ENROLLMENT: 'dikirim ke pusat',
  PRINT_READY_RECORD: 'siap cetak',
  CARD_PRINTED: 'sudah dicetak',
  DUPLICATE_RECORD: 'ganda',
  FAILED: 'gagal',
};

export type CardStanding = { readonly status: CardStatus; readonly since: string };

/** `sentAt` and `readyAt` are set when biometrics were taken: the centre goes on by itself at these times. */
export type CardRecord = CardStanding & {
  readonly nik: string;
  readonly sentAt?: string;
  readonly readyAt?: string;
};

/** How many minutes the centre takes; real ones take from two days to a month. */
export type CentrePace = { readonly sentAfterMinutes: number; readonly readyAfterMinutes: number };

export const demoPace: CentrePace = { sentAfterMinutes: 2, readyAfterMinutes: 5 };

/** Whose card the register already knew when the population was taken down. */
const longAgo = '2026-11-01T00:00:00.000Z';

export class Recordings {
  readonly #records = new Map<string, CardRecord>();

  standing(person: RegisterPerson, instant: string): CardStanding {
    const record = this.#records.get(person.nik);
    if (record === undefined) return { status: statusOfCard(person), since: longAgo };
    const { readyAt, sentAt } = record;
    if (readyAt !== undefined && readyAt <= instant) return { status: 'PRINT_READY_RECORD', since: readyAt };
    if (sentAt !== undefined && sentAt <= instant) return { status: 'SENT_FOR_ENROLLMENT', since: sentAt };
    return { status: record.status, since: record.since };
  }

  set(record: CardRecord): void {
    this.#records.set(record.nik, record);
  }
}

/** Biometrics taken now, and when the centre will have sent and finished them. */
export function captured(nik: string, instant: string, pace: CentrePace): CardRecord {
  const after = (minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  return {
    nik,
    status: 'BIO_CAPTURED',
    since: instant,
    sentAt: after(pace.sentAfterMinutes),
    readyAt: after(pace.sentAfterMinutes + pace.readyAfterMinutes),
  };
}

function statusOfCard({ card }: RegisterPerson): CardStatus {
  switch (card.state) {
    case 'none':
      return 'NONE';
    case 'recorded':
      return 'PRINT_READY_RECORD';
    case 'held':
    case 'expired':
      return 'CARD_PRINTED';
  }
}
