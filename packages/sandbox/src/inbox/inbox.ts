import { createHash } from 'node:crypto';

export type Channel = 'whatsapp' | 'email' | 'sms' | 'push';

export type InboxMessage = {
  /** Grows by one with each message; `after` of a query is one of these. */
  readonly sequence: number;
  readonly id: string;
  readonly channel: Channel;
  /** An e-mail address in lower case, or a phone number in digits with its country code (`62812…`). */
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly receivedAt: string;
};

export type Arrival = Pick<InboxMessage, 'channel' | 'to' | 'subject' | 'text'> & {
  readonly idempotencyKey?: string;
};

/** What a browser of the stand-in push service is filed under, before its identifier. */
export const browserPrefix = 'peramban-';

/** An address as the inbox files it: `0812…`, `+62 812…` and `62812…` are one number. */
export function filedAddress(to: string): string {
  if (to.includes('@')) return to.trim().toLowerCase();
  if (to.startsWith(browserPrefix)) return to;
  const digits = to.replace(/\D/g, '');
  return digits.startsWith('0') ? `62${digits.slice(1)}` : digits;
}

/** A message with the key under which it came, as it is kept over a restart. */
export type KeptMessage = InboxMessage & { readonly idempotencyKey?: string };

export type InboxOptions = {
  readonly now: () => Date;
  readonly limit?: number;
  /** Messages of an earlier run, oldest first. */
  readonly kept?: readonly KeptMessage[];
  /** Told of each new message before its sender is answered. */
  readonly keep?: (message: KeptMessage) => void;
};

export const inboxLimit = 20_000;

/** Everything that was sent to anyone, newest last; beyond its size the oldest are forgotten with their keys. */
export class Inbox {
  readonly #messages = new Map<number, InboxMessage>();
  readonly #byKey = new Map<string, InboxMessage>();
  readonly #keys = new Map<number, string>();
  readonly #limit: number;
  readonly #now: () => Date;
  readonly #keep: (message: KeptMessage) => void;
  #last = 0;

  constructor(options: InboxOptions) {
    this.#now = options.now;
    this.#limit = options.limit ?? inboxLimit;
    this.#keep = options.keep ?? (() => undefined);
    for (const { idempotencyKey, ...message } of options.kept ?? []) this.#file(message, idempotencyKey);
  }

  /** Keeps a message once for each key, and answers what was kept. */
  receive(arrival: Arrival): InboxMessage {
    const { idempotencyKey, subject, channel, text } = arrival;
    const earlier = this.#byKey.get(keyOf(channel, idempotencyKey) ?? '');
    if (earlier !== undefined) return earlier;
    const sequence = this.#last + 1;
    const message: InboxMessage = {
      sequence,
      id: identifier(channel, sequence, this.#now()),
      channel,
      to: filedAddress(arrival.to),
      ...(subject === undefined ? {} : { subject }),
      text,
      receivedAt: this.#now().toISOString(),
    };
    this.#keep(idempotencyKey === undefined ? message : { ...message, idempotencyKey });
    this.#file(message, idempotencyKey);
    return message;
  }

  /** Oldest first. */
  messages(
    filter: { readonly to?: string; readonly after?: number; readonly channel?: string } = {},
  ): InboxMessage[] {
    const to = filter.to === undefined ? undefined : filedAddress(filter.to);
    return [...this.#messages.values()].filter(
      (message) =>
        message.sequence > (filter.after ?? 0) &&
        (to === undefined || message.to === to) &&
        (filter.channel === undefined || message.channel === filter.channel),
    );
  }

  /** The newest message of each address, newest first. */
  latestByAddress(): readonly { readonly message: InboxMessage; readonly count: number }[] {
    const threads = new Map<string, { message: InboxMessage; count: number }>();
    for (const message of this.#messages.values()) {
      const count = (threads.get(message.to)?.count ?? 0) + 1;
      threads.set(message.to, { message, count });
    }
    return [...threads.values()].sort((one, other) => other.message.sequence - one.message.sequence);
  }

  get last(): number {
    return this.#last;
  }

  #file(message: InboxMessage, idempotencyKey: string | undefined): void {
    this.#last = message.sequence;
    this.#messages.set(message.sequence, message);
    const key = keyOf(message.channel, idempotencyKey);
    if (key !== undefined) {
      this.#byKey.set(key, message);
      this.#keys.set(message.sequence, key);
    }
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    for (const sequence of this.#messages.keys()) {
      if (this.#messages.size <= this.#limit) return;
      this.#messages.delete(sequence);
      const key = this.#keys.get(sequence);
      if (key !== undefined) this.#byKey.delete(key);
      this.#keys.delete(sequence);
    }
  }
}

function keyOf(channel: Channel, idempotencyKey: string | undefined): string | undefined {
  return idempotencyKey === undefined ? undefined : `${channel}:${idempotencyKey}`;
}

function identifier(channel: Channel, sequence: number, now: Date): string {
  const digest = createHash('sha256').update(`${channel}:${sequence}:${now.getTime()}`).digest('hex');
  return channel === 'whatsapp' ? `wamid.${digest.slice(0, 32).toUpperCase()}` : digest.slice(0, 32);
}
