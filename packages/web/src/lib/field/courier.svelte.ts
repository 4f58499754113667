import type { Round } from '@satuloket/server/types';
import { liveQuery } from 'dexie';
import type { CourierAct, KeptAct } from './act.ts';
import { courierServer } from './calls.ts';
import { type ActRow, FieldDatabase, type OwnerRow } from './database.ts';
import { createOutbox, type SendingEnd, takeOwner } from './outbox.ts';
import { type KnownAct, type ManifestNow, openStops, roundNow, type StopNow } from './round-state.ts';
import { open, seal } from './sealing.ts';

export type CourierPhase = 'starting' | 'unsupported' | 'sign-in' | 'locked' | 'not-courier' | 'ready';

/** How often something that waits is tried again while the page is in view. */
const retryMilliseconds = 15_000;

/**
 * The courier's page: what lies on this phone, what the network lets through, and what the two of them come to. What
 * is shown comes from IndexedDB alone, so that a page without network shows the same as one with it.
 */
export class Courier {
  phase: CourierPhase = $state('starting');
  who: string = $state('');
  isOnline: boolean = $state(true);
  isSending: boolean = $state(false);
  lastEnd: SendingEnd | null = $state(null);
  acts: readonly KnownAct[] = $state([]);
  round: Round | null = $state(null);
  /** The device's clock, for what may still be undone. */
  now: number = $state(Date.now());
  manifests: readonly ManifestNow[] = $derived(this.round ? roundNow(this.round, this.acts) : []);
  openStops: readonly StopNow[] = $derived(openStops(this.manifests));
  unsent: readonly KnownAct[] = $derived(this.acts.filter(({ state }) => state !== 'answered'));
  /** What the head of the office will look at. */
  setAside: readonly KnownAct[] = $derived(this.acts.filter(({ answer }) => answer?.outcome === 'set-aside'));

  readonly #base: string;
  readonly #database: FieldDatabase;
  readonly #server: ReturnType<typeof courierServer>;
  readonly #outbox: ReturnType<typeof createOutbox>;
  #owner: OwnerRow | null = null;
  #watching: { unsubscribe(): void } | null = null;

  constructor(regionSlug: string) {
    this.#base = `/${regionSlug}/petugas/antar`;
    this.#database = new FieldDatabase(regionSlug);
    this.#server = courierServer(this.#base);
    this.#outbox = createOutbox({
      database: this.#database,
      server: this.#server,
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
      deviceName: deviceName(),
      exclusively: (name, work) => navigator.locks.request(name, work),
    });
  }

  /** Begins with what lies here, then asks the server; what to call when the page goes. */
  start(): () => void {
    const signal = new AbortController();
    const again = { signal: signal.signal };
    addEventListener('online', () => this.#connected(true), again);
    addEventListener('offline', () => this.#connected(false), again);
    document.addEventListener('visibilitychange', () => document.hidden || this.#connected(true), again);
    const clock = setInterval(() => {
      this.now = Date.now();
      // What may leave by now is sent without anyone asking.
      if (this.unsent.some(({ leavesAt }) => leavesAt <= this.now) && !this.isSending && this.isOnline) {
        if (this.now - this.#triedAt > (this.lastEnd === 'waiting' ? 0 : retryMilliseconds)) void this.send();
      }
    }, 1_000);
    void this.#begin();
    return () => {
      signal.abort();
      clearInterval(clock);
      this.#watching?.unsubscribe();
      this.#database.close();
    };
  }

  #triedAt = 0;

  async #begin(): Promise<void> {
    this.isOnline = navigator.onLine;
    if (!('locks' in navigator) || !globalThis.crypto?.subtle) {
      this.phase = 'unsupported';
      return;
    }
    const known = await this.#database.owners.where('isCurrent').equals(1).first();
    if (known !== undefined) await this.#open(known);
    await this.refresh();
    await this.send();
  }

  /** Shows what lies here for an officer. */
  async #open(owner: OwnerRow): Promise<void> {
    this.#owner = owner;
    this.who = owner.name;
    if (owner.isLocked) {
      this.phase = 'locked';
      this.round = null;
    } else {
      const kept = await this.#database.rounds.get(owner.accountId);
      this.round = kept === undefined ? null : await open<Round>(owner.sealingKey, kept.round);
    }
    const written = () => this.#database.acts.where('accountId').equals(owner.accountId).toArray();
    // Before it is known what waits here, the page must not say that all was sent.
    await this.#show(owner, await written());
    if (!owner.isLocked) this.phase = 'ready';
    this.#watching?.unsubscribe();
    this.#watching = liveQuery(written).subscribe((rows) => void this.#show(owner, rows));
  }

  async #show(owner: OwnerRow, rows: readonly ActRow[]): Promise<void> {
    const opened = await Promise.all(
      rows.map(async (row): Promise<KnownAct> => {
        const act = await open<KeptAct>(owner.sealingKey, row.act);
        const { id, state, leavesAt, answer } = row;
        return { ...act, id, state, leavesAt, ...(answer && { answer }) };
      }),
    );
    if (this.#owner?.accountId === owner.accountId) this.acts = opened;
  }

  #connected(isOnline: boolean): void {
    this.isOnline = isOnline && navigator.onLine;
    if (this.isOnline) void this.refresh().then(() => this.send());
  }

  /** Asks for the round; without an answer, what lies here stays as it is. */
  async refresh(): Promise<void> {
    const asked = await this.#server.round();
    if (asked.ok) {
      const { who, round } = asked.value;
      const owner = await takeOwner(this.#database, who);
      await this.#keep(owner, round);
      if (this.#owner?.accountId !== owner.accountId || this.phase !== 'ready') await this.#open(owner);
      this.round = round;
      this.isOnline = true;
      void navigator.storage?.persist?.();
      return;
    }
    if (asked.status === 0) this.isOnline = false;
    else if (asked.status === 401 && this.#owner === null) this.phase = 'sign-in';
    else if (asked.status === 401) this.lastEnd = 'sign-in-needed';
    else if (asked.status === 403) this.phase = 'not-courier';
    if (this.phase === 'starting' && this.#owner === null) this.phase = 'sign-in';
  }

  /** What the server no longer lists is over: of it nothing stays on the phone once everything was sent. */
  async #keep(owner: OwnerRow, round: Round): Promise<void> {
    const sealed = await seal(owner.sealingKey, round);
    const rows = await this.#database.acts.where('accountId').equals(owner.accountId).toArray();
    const listed = new Set(round.manifests.map(({ id }) => id));
    const over: number[] = [];
    for (const { order, state, act } of rows) {
      if (state !== 'answered') continue;
      const { payload } = await open<KeptAct>(owner.sealingKey, act);
      if (!listed.has(payload.manifestId)) over.push(order);
    }
    const { accountId } = owner;
    await this.#database.transaction('rw', this.#database.acts, this.#database.rounds, async () => {
      await this.#database.acts.bulkDelete(over);
      if (listed.size === 0 && rows.length === over.length) await this.#database.rounds.delete(accountId);
      else await this.#database.rounds.put({ accountId, round: sealed });
    });
  }

  /** Writes something down; it leaves by itself after the time in which it can be undone. */
  async write(act: CourierAct, pictures: readonly Blob[] = []): Promise<void> {
    if (this.#owner === null) throw new Error('Nobody has taken this phone into use.');
    await this.#outbox.keep(this.#owner, act, pictures);
    this.now = Date.now();
    // The next second looks after it.
    this.lastEnd = 'waiting';
  }

  undo(id: string): Promise<boolean> {
    return this.#outbox.undo(id);
  }

  /** `isUrged`: the courier does not want to wait for the undo time. */
  async send(isUrged = false): Promise<void> {
    if (this.#owner === null || this.isSending) return;
    if (this.#owner.isLocked) return;
    this.isSending = true;
    this.#triedAt = Date.now();
    try {
      const before = this.unsent.length;
      this.lastEnd = await this.#outbox.send(this.#owner, isUrged);
      if (this.lastEnd === 'offline') this.isOnline = false;
      if (before > 0 && this.lastEnd === 'empty') await this.refresh();
    } finally {
      this.isSending = false;
    }
  }

  /** Tries everything now. */
  async sendNow(): Promise<void> {
    await this.send(true);
    await this.refresh();
  }

  async call(parcelId: string): Promise<{ readonly dial: string | null; readonly sentence: string } | null> {
    const called = await this.#server.call({ key: crypto.randomUUID(), parcelId });
    return called.ok ? called.value : null;
  }

  /** Signed out, the phone shows nothing of the round; what waits stays and is sent after signing in again. */
  async lock(): Promise<void> {
    if (this.#owner === null) return;
    await this.#database.owners.update(this.#owner.accountId, { isLocked: true });
    this.#owner = { ...this.#owner, isLocked: true };
  }
}

/** As a head may know the phone again: no more than what every page is told. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? '';
  const browser = /Firefox|Edg|SamsungBrowser|Chrome|Safari/.exec(agent)?.[0] ?? 'Peramban';
  return system === '' ? browser : `${browser} di ${system}`;
}
