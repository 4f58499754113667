import type { ServerResponse } from 'node:http';
import { failure, type Result, success } from '@satuloket/engine';
import type { CaseEvent, Cases, Follower } from '../cases/index.ts';
import { afterCommit, type DatabaseConnection, type Notifications } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { changeOf, changesIn } from './change.ts';
import { createHub } from './hub.ts';
import { type Followed, mayFollow } from './policy.ts';
import { createStreams } from './streams.ts';
import { createTelling, type Telling } from './telling.ts';

const channel = 'satuloket_changes';
/** PostgreSQL takes less than 8000 bytes. */
const longestPayloadBytes = 7_900;

export type LiveOptions = {
  readonly database: DatabaseConnection;
  readonly cases: Cases;
  readonly now: () => Date;
  /** Pages that one process tells of changes at once. */
  readonly mostStreams: number;
  /** How often a stream says that it is alive; usual when absent. */
  readonly beatMilliseconds?: number;
};

export type Live = {
  readonly follow: Follower;
  /** Answers a page with a stream for as long as it is looked at. */
  readonly answer: (input: {
    /** Who asks; asked again while the stream is open, so that it ends with the session. */
    readonly caller: () => Promise<Caller>;
    readonly followed: Followed;
    /** How far the page has seen: a case's last action, or the time at which work was read. */
    readonly since: number | undefined;
    /** Called once the answer is ours. */
    readonly begin: () => ServerResponse;
  }) => Promise<Result<void>>;
  /** As soon as these are open, this process hears of what others do, and tells them. Until then it does neither. */
  readonly start: (notifications: Notifications) => void;
  readonly close: () => void;
  readonly open: () => number;
};

/** Tells pages that what they show has changed, whichever process changed it. */
export function createLive(options: LiveOptions): Live {
  const { database, cases, now } = options;
  const hub = createHub();
  const streams = createStreams(options.mostStreams, options.beatMilliseconds);
  let telling: Telling | undefined;
  let hearsSince = 0;

  const follow = async (event: CaseEvent): Promise<void> => {
    const told = telling;
    if (told === undefined) return;
    const change = changeOf(event);
    if (change !== undefined) afterCommit(() => told.tell({ ...change, at: now().getTime() }));
  };

  return {
    follow,
    open: streams.open,
    start(notifications) {
      notifications.hear(channel, {
        onTold: (payload) => {
          for (const change of changesIn(payload)) hub.hear(change);
        },
        onListening: () => {
          hearsSince = now().getTime();
          // What came meanwhile nobody heard: pages come back and say how far they have seen.
          streams.endAll();
        },
      });
      telling = createTelling({
        longestBytes: longestPayloadBytes,
        send: (payloads) => notifications.tell(channel, payloads),
      });
    },
    close() {
      streams.close();
      telling?.close();
      telling = undefined;
    },
    async answer({ caller: readCaller, followed, since, begin }) {
      const caller = await readCaller();
      const { who, from } = caller;
      const account = who.kind === 'resident' || who.kind === 'officer' ? who.accountId : undefined;
      const place = streams.take({ address: from?.address ?? '', ...(account !== undefined && { account }) });
      if (!place.ok) return place;
      const position = hub.position();
      const allowed = await mayFollow({ database, cases }, caller, followed).catch((error: unknown) => {
        place.value.leave();
        throw error;
      });
      if (!allowed.ok) {
        place.value.leave();
        return failure(allowed.error);
      }
      const { topic, lastSeq } = allowed.value;
      const goesOn = async (): Promise<boolean> => {
        const again = await mayFollow({ database, cases }, await readCaller(), followed);
        return again.ok && JSON.stringify(again.value.topic) === JSON.stringify(topic);
      };
      let deaf: () => void = () => undefined;
      const stream = place.value.begin(begin(), goesOn, () => deaf());
      let seen = since ?? 0;
      const tell = (number: number): void => {
        // What was told while the page was read may come after it.
        if (number <= seen) return;
        seen = number;
        stream.changed(number);
      };
      if (topic.kind === 'work') {
        deaf = hub.listen(topic, ({ at }) => tell(at), position);
        if (since !== undefined) tell(Math.max(hub.lastAt(topic), hearsSince));
      } else if (lastSeq !== undefined) {
        deaf = hub.listen(topic, ({ seq }) => tell(seq), position);
        if (since !== undefined) tell(lastSeq);
      } else {
        // How far a case is in its record is the office's business.
        deaf = hub.listen(topic, () => stream.changed(1), position);
      }
      return success(undefined);
    },
  };
}
