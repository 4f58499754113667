import type { EntryFault } from './events/entry.ts';
import { readEntry } from './events/entry.ts';
import type { EventKind, RegisteredEvent, RegisterTime } from './events/event.ts';
import { eventKinds } from './events/index.ts';
import { ageOn } from './events/known-people.ts';
import { sameName } from './name-match.ts';
import { type CardRecord, type CardStanding, type CentrePace, captured } from './recordings.ts';
import { specimenPdf } from './specimen.ts';
import type { Household, HouseholdAnswer, Population, RegisterPerson } from './types.ts';
import { World } from './world.ts';

export type MatchQuestion = {
  readonly nik: string;
  readonly kk?: string;
  readonly name: string;
  readonly birthDate: string;
};

export type RegisterProblem = {
  readonly status: 404 | 409 | 422;
  readonly code:
    | 'kind-unknown'
    | 'person-unknown'
    | 'reference-reused'
    | 'already-registered'
    | 'fields-invalid';
  readonly message: string;
  readonly fields?: readonly EntryFault[];
};

type Refused = { readonly kind: 'refused'; readonly problem: RegisterProblem };

export type EventOutcome =
  | { readonly kind: 'registered' | 'repeated'; readonly event: RegisteredEvent }
  | Refused;

export type CaptureOutcome = { readonly kind: 'captured'; readonly record: CardRecord } | Refused;

/** What was entered, in order: read back after a restart, it makes the register what it was. */
export type JournalLine = { readonly event: RegisteredEvent } | { readonly card: CardRecord };

/** Biometrics are taken from this age; the card is handed out at 17 (Permendagri 109/2019). */
const recordingAge = 16;

export class Register {
  readonly #world: World;
  readonly #events: RegisteredEvent[] = [];
  readonly #byReference = new Map<string, RegisteredEvent>();
  readonly #byFileName = new Map<string, RegisteredEvent>();

  constructor(
    population: Population,
    known: { readonly households?: readonly Household[]; readonly cards?: readonly CardRecord[] } = {},
  ) {
    this.#world = new World(population);
    for (const household of known.households ?? []) {
      this.#world.place(household);
      for (const number of [household.kk, ...household.members.map(({ nik }) => nik)]) {
        this.#world.reserve(number);
      }
    }
    for (const card of known.cards ?? []) this.#world.recordings.set(card);
  }

  get people(): readonly RegisterPerson[] {
    return this.#world.people;
  }

  get households(): readonly Household[] {
    return this.#world.households;
  }

  /** The events registered here, oldest first. */
  get events(): readonly RegisteredEvent[] {
    return this.#events;
  }

  /** Yes or no only: whoever asks learns nothing that they did not know. */
  match(question: MatchQuestion): boolean {
    const person = this.#world.person(question.nik);
    // Someone on the way between two regions, with the letter of moving in hand, is still who they are.
    const counts =
      person?.status === 'active' || (person?.status === 'moved-out' && person.skp !== undefined);
    if (person === undefined || !counts) return false;
    return (
      person.birthDate === question.birthDate &&
      (question.kk === undefined || person.kk === question.kk) &&
      sameName(person.name, question.name)
    );
  }

  person(nik: string): RegisterPerson | undefined {
    return this.#world.person(nik);
  }

  household(nik: string): HouseholdAnswer | undefined {
    return this.#world.householdOf(nik);
  }

  /** How far someone's card is; nothing for somebody whom the register does not know. */
  card(nik: string, instant: string): CardStanding | undefined {
    const person = this.#world.person(nik);
    return person === undefined ? undefined : this.#world.recordings.standing(person, instant);
  }

  /** Puts someone's card to a status, as the centre would. False for somebody unknown. */
  setCard(record: CardRecord): boolean {
    if (this.#world.person(record.nik) === undefined) return false;
    this.#world.recordings.set(record);
    return true;
  }

  /** Takes someone's biometrics; what the centre then does follows by the clock. */
  capture(nik: string, time: RegisterTime, pace: CentrePace): CaptureOutcome {
    const person = this.#world.person(nik);
    if (person === undefined || person.status !== 'active') {
      return refused(404, 'person-unknown', 'NIK ini tidak ditemukan atau tidak lagi berlaku.');
    }
    const { status } = this.#world.recordings.standing(person, time.instant);
    if (status !== 'NONE' && status !== 'FAILED' && status !== 'DUPLICATE_RECORD') {
      return refused(409, 'already-registered', `${person.name} sudah direkam (${status}).`);
    }
    if (ageOn(time.day, person.birthDate) < recordingAge && person.maritalStatus === 'single') {
      const message = `${person.name} belum berumur ${recordingAge} tahun.`;
      return refused(422, 'fields-invalid', message, [{ path: 'nik', code: 'too-young', message }]);
    }
    const record = captured(nik, time.instant, pace);
    this.#world.recordings.set(record);
    return { kind: 'captured', record };
  }

  /** The event whose document has this name in addresses. */
  event(fileName: string): RegisteredEvent | undefined {
    return this.#byFileName.get(fileName);
  }

  /** Whom an event is about, as lists name it. */
  aboutWhom(event: RegisteredEvent): string {
    return kindOf(event.kind)?.about(event, this.#world) ?? '';
  }

  enter(
    kindCode: string,
    reference: string,
    typed: Readonly<Record<string, unknown>>,
    time: RegisterTime,
  ): EventOutcome {
    const kind = kindOf(kindCode);
    if (kind === undefined) {
      const known = eventKinds.map((each) => each.kind).join(', ');
      return refused(422, 'kind-unknown', `Jenis peristiwa tidak dikenal. Yang ada: ${known}.`);
    }
    const read = readEntry(kind.fields, typed, { today: time.day, world: this.#world });
    if ('faults' in read) return refused(422, 'fields-invalid', 'Ada isian yang belum benar.', read.faults);
    const earlier = this.#byReference.get(`${kindCode} ${reference}`);
    if (earlier !== undefined) {
      return sameValues(earlier, read.values)
        ? { kind: 'repeated', event: earlier }
        : refused(409, 'reference-reused', `Rujukan ${reference} sudah dipakai untuk data lain.`);
    }
    const judged = kind.judge(read.values, this.#world, time, this.#events);
    if (judged.outcome === 'already') return refused(409, 'already-registered', judged.message);
    if (judged.outcome === 'faults') {
      const message = 'Ada isian yang tidak cocok dengan data kependudukan.';
      return refused(422, 'fields-invalid', message, judged.faults);
    }
    const { number, issued, document } = judged;
    const event = {
      kind: kindCode,
      reference,
      values: read.values,
      number,
      fileName: this.#freeFileName(number),
      issued,
      document,
      issuedAt: time.instant,
    };
    this.#apply(event, kind);
    return { kind: 'registered', event };
  }

  /** Puts the entries of an earlier run back; their numbers stay theirs. */
  restore(lines: readonly JournalLine[]): void {
    for (const line of lines) {
      if ('card' in line) {
        this.#world.recordings.set(line.card);
        continue;
      }
      const { event } = line;
      const { childNik, kk, newKk } = event.issued;
      const issuedHere = [event.number, childNik, kk, newKk].filter((number) => number !== undefined);
      for (const number of issuedHere) this.#world.reserve(number);
      const kind = kindOf(event.kind);
      if (kind !== undefined) this.#apply(event, kind);
    }
  }

  documentPdf(event: RegisteredEvent): Buffer {
    const { document, number, issuedAt } = event;
    return specimenPdf({ ...document, number, issuedOn: issuedAt.slice(0, 10) });
  }

  #apply(event: RegisteredEvent, kind: EventKind): void {
    this.#events.push(event);
    this.#byReference.set(`${event.kind} ${event.reference}`, event);
    this.#byFileName.set(event.fileName, event);
    kind.apply(event, this.#world);
  }

  /** A family card's number stands on several documents over the years; each has an address of its own. */
  #freeFileName(number: string): string {
    const name = number.replaceAll('/', '-');
    if (!this.#byFileName.has(name)) return name;
    let copy = 2;
    while (this.#byFileName.has(`${name}-${copy}`)) copy += 1;
    return `${name}-${copy}`;
  }
}

function kindOf(code: string): EventKind | undefined {
  return eventKinds.find(({ kind }) => kind === code);
}

function sameValues(event: RegisteredEvent, values: Readonly<Record<string, string>>): boolean {
  const text = (some: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(some).sort(([one], [other]) => (one < other ? -1 : 1)));
  return text(event.values) === text(values);
}

function refused(
  status: RegisterProblem['status'],
  code: RegisterProblem['code'],
  message: string,
  fields?: readonly EntryFault[],
): Refused {
  return {
    kind: 'refused',
    problem: { status, code, message, ...(fields === undefined ? {} : { fields }) },
  };
}
