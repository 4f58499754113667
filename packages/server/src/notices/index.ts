import type { Follower } from '../cases/followers.ts';
import { followCases } from './follow.ts';
import { type SendDependencies, sendDueMessages } from './sending.ts';
import type { NoticeDependencies } from './to-applicant.ts';

export { createCaseMessages } from './case-messages.ts';
export { memberTitles } from './member-titles.ts';
export { type NoticeToOfficer, writeToOfficer } from './officers/write.ts';
export { sendDueReminders } from './reminders.ts';
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
    sendDue: (regionId) => sendDueMessages(dependencies, regionId),
  };
}
