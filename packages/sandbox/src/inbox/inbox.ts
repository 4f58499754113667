import { createHash } from 'node:crypto';

export type Channel = 'whatsapp' | 'email' | 'sms';

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

/** An address as the inbox files it: `0812…`, `+62 812…` and `62812…` are one number. */
export function filedAddress(to: string): string {
  if (to.includes('@')) return to.trim().toLowerCase();
  const digits = to.replace(/\D/g, '');
  return digits.startsWith('0') ? `62${digits.slice(1)}` : digits;
}

/** Everything that was sent to anyone, newest last; beyond its size the oldest are forgotten with their keys. */
export class Inbox {
  readonly #messages = new Map<number, InboxMessage>();
  readonly #byKey = new Map<string, InboxMessage>();
  readonly #keys = new Map<number, string>();
  readonly #limit: number;
  readonly #now: () => Date;
  #last = 0;

  constructor(options: { readonly now: () => Date; readonly limit?: number }) {
    this.#now = options.now;
    this.#limit = options.limit ?? 20_000;
  }

  /** Keeps a message once for each key, and answers what was kept. */
  receive(arrival: Arrival): InboxMessage {
    const { idempotencyKey, subject, ...rest } = arrival;
    const key = idempotencyKey === undefined ? undefined : `${arrival.channel}:${idempotencyKey}`;
    const earlier = key === undefined ? undefined : this.#byKey.get(key);
    if (earlier !== undefined) return earlier;
    this.#last += 1;
    const message: InboxMessage = {
      ...rest,
      to: filedAddress(arrival.to),
      ...(subject === undefined ? {} : { subject }),
      sequence: this.#last,
      id: identifier(arrival.channel, this.#last, this.#now()),
      receivedAt: this.#now().toISOString(),
    };
    this.#messages.set(message.sequence, message);
    if (key !== undefined) {
      this.#byKey.set(key, message);
      this.#keys.set(message.sequence, key);
    }
    this.#forgetOldest();
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

function identifier(channel: Channel, sequence: number, now: Date): string {
  const digest = createHash('sha256').update(`${channel}:${sequence}:${now.getTime()}`).digest('hex');
  return channel === 'whatsapp' ? `wamid.${digest.slice(0, 32).toUpperCase()}` : digest.slice(0, 32);
}
