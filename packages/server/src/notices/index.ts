import type { Follower } from '../cases/followers.ts';
import type { RegisterRoutes } from '../platform/http/index.ts';
import type { MessageService } from './contract.ts';
import { followCases } from './follow.ts';
import { hookRoutes } from './hook-routes.ts';
import { type DigestDependencies, writeDigests } from './officers/digest.ts';
import { sendDueToOfficers } from './officers/sending.ts';
import { createPreferences } from './preferences/preferences.ts';
import type { PushKeys } from './push/keys.ts';
import { createPushSender } from './push/sending.ts';
import { knownPushServices } from './push/services.ts';
import { forgetInbound, type ReplyDependencies, sendAnswers } from './replies/receive.ts';
import { type SendDependencies, sendDueMessages } from './sending.ts';
import type { NoticeDependencies } from './to-applicant.ts';

export { createCaseMessages } from './case-messages.ts';
export { memberTitles } from './member-titles.ts';
export { giveDemoAddress } from './officers/demo-address.ts';
export { writeToOfficer } from './officers/write.ts';
export { pushKeysIn } from './push/keys.ts';
export { sendDueReminders } from './reminders.ts';
export { messageRoutes } from './routes.ts';
export {
  cancelNotice,
  type NoticeDependencies,
  writeToApplicant,
} from './to-applicant.ts';
export { cancelToOther, writeToOther } from './to-others.ts';

/** How long what comes to one person after a message waits for more; in the demo nobody waits two minutes to see it. */
export const messagePaces = { demo: 3_000, production: 120_000 } as const;

export type Notices = {
  /** Registered with the cases: writes messages and cancels them with undone actions. */
  readonly follow: Follower;
  /** A job, every few seconds: sends what is due. */
  sendDue(regionId: string): Promise<number>;
};

export function createNotices(dependencies: NoticeDependencies & SendDependencies): Notices {
  return {
    follow: followCases(dependencies),
    sendDue: async (regionId) => {
      const sent = await sendDueMessages(dependencies, regionId);
      return sent + (await sendDueToOfficers(dependencies, regionId));
    },
  };
}

export type Correspondence = {
  readonly service: MessageService;
  /** Where the provider posts what people write to us. */
  readonly hookRoutes: RegisterRoutes;
  /** A job: answers that could not be sent at once. */
  sendAnswers(): Promise<number>;
  /** A job: digests whose time has come. */
  writeDigests(regionId: string): Promise<number>;
  /** A job: forgets deliveries that nobody can repeat. */
  forget(): Promise<void>;
};

/** What people choose, write and are told beside the news of their cases. */
export function createCorrespondence(
  dependencies: Omit<SendDependencies, 'recordTold' | 'bundleMilliseconds' | 'push'> &
    Omit<DigestDependencies, 'places'> &
    Omit<ReplyDependencies, 'places' | 'whatsapp'> & {
      readonly places: NoticeDependencies['places'];
      readonly pushKeys: PushKeys;
      /** The demo's stand-in of a push service. */
      readonly pushStandIn?: string | undefined;
    },
): Correspondence {
  const replies: ReplyDependencies = { ...dependencies, whatsapp: dependencies.channels.whatsapp };
  return {
    service: createPreferences({
      ...dependencies,
      knowsPushService: knownPushServices(dependencies.pushStandIn),
    }),
    hookRoutes: hookRoutes(replies),
    sendAnswers: () => sendAnswers(replies),
    writeDigests: (regionId) => writeDigests(dependencies, regionId),
    forget: () => forgetInbound(replies),
  };
}

export { createPushSender };
