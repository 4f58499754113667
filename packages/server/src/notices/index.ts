import type { Follower } from '../cases/followers.ts';
import { type FollowDependencies, followCases } from './follow.ts';
import { type SendDependencies, sendDueMessages } from './sending.ts';

export { createCaseMessages } from './case-messages.ts';
export { cancelToOther, type NoticeToOther, writeToOther } from './to-others.ts';

export type Notices = {
  /** Registered with the cases: writes messages and cancels them with undone actions. */
  readonly follow: Follower;
  /** A job, every few seconds: sends what is due. */
  sendDue(regionId: string): Promise<number>;
};

export function createNotices(dependencies: FollowDependencies & SendDependencies): Notices {
  return {
    follow: followCases(dependencies),
    sendDue: (regionId) => sendDueMessages(dependencies, regionId),
  };
}
