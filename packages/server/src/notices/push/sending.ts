import { failure, type Locale, type Problem, type Result, success } from '@satuloket/engine';
import webPush from 'web-push';
import type { DatabaseConnection } from '../../platform/database/index.ts';
import type { MasterKeys } from '../../record/index.ts';
import { channelProblems } from '../channels/index.ts';
import type { PushBrowser } from '../contract.ts';
import type { PushKeys } from './keys.ts';
import { openBrowser } from './sealed.ts';

/** What a browser shows: a title and where it leads. No more, because it stands on a locked screen. */
export type PushNote = {
  readonly title: string;
  readonly language: Locale;
  /** `/kota-bekasi/berkas/KB-7F3K9-2QXAM` */
  readonly path: string;
  /** A UUID; what comes under the same key replaces what came before. */
  readonly key: string;
};

/** Sends to all browsers of an account; a retryable failure may be sent again later with the same key. */
export type PushSender = {
  send(
    accountId: string,
    note: PushNote,
  ): Promise<Result<{ readonly providerId: string }, Pick<Problem, 'code' | 'retryable'>>>;
};

type PushDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly keys: PushKeys;
  readonly publicUrl: string;
};

/** A push service keeps what it can not deliver this long. */
const keptSeconds = 2 * 24 * 3600;
const timeoutMilliseconds = 6_000;

/** All browsers of the account are gone: the person is reached in the usual way at the next try. */
const browsersGone = { code: 'push-browsers-gone', retryable: true } as const;

export function createPushSender(dependencies: PushDependencies): PushSender {
  const { database, masterKeys } = dependencies;
  return {
    async send(accountId, note) {
      const rows = await database
        .selectFrom('push_subscription')
        .select(['id', 'sealed'])
        .where('account_id', '=', accountId)
        .orderBy('made_at')
        .execute();
      const outcomes = await Promise.all(
        rows.map(async ({ id, sealed }) => ({
          id,
          outcome: await sendTo(dependencies, openBrowser(masterKeys, id, sealed), note),
        })),
      );
      const gone = outcomes.flatMap(({ id, outcome }) => (outcome === 'gone' ? [id] : []));
      if (gone.length > 0) await database.deleteFrom('push_subscription').where('id', 'in', gone).execute();
      if (outcomes.some(({ outcome }) => outcome === 'sent')) return success({ providerId: note.key });
      return failure(gone.length === rows.length ? browsersGone : channelProblems.unavailable);
    },
  };
}

async function sendTo(
  { keys, publicUrl }: PushDependencies,
  { endpoint, p256dh, auth }: PushBrowser,
  { key, ...note }: PushNote,
): Promise<'sent' | 'gone' | 'failed'> {
  const request = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify({ ...note, tag: key }),
    {
      vapidDetails: {
        // The address of whoever answers for the pushes; the demo has none that anyone could reach.
        subject: publicUrl.startsWith('https:') ? publicUrl : 'mailto:demo@satuloket.invalid',
        publicKey: keys.publicKey(),
        privateKey: keys.privateKey(),
      },
      contentEncoding: webPush.supportedContentEncodings.AES_128_GCM,
      TTL: keptSeconds,
      urgency: 'normal',
      // At most 32 characters of base64url (RFC 8030, 5.4): a message sent again replaces the one that still waits.
      topic: key.replaceAll('-', ''),
    },
  );
  try {
    const answer = await fetch(request.endpoint, {
      method: request.method,
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: new Uint8Array(request.body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    await answer.body?.cancel();
    if (answer.ok) return 'sent';
    // RFC 8030, 7.3 and 8.1: the subscription has ended.
    return answer.status === 404 || answer.status === 410 ? 'gone' : 'failed';
  } catch {
    return 'failed';
  }
}
