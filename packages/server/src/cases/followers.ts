import type { CaseAction, CaseState, Pack, Sealed, Service } from '@satuloket/engine';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import type { VaultReader } from '../record/index.ts';

/** Something happened to a case. Told inside the transaction, after the action and the cache are written. */
export type CaseEvent = {
  readonly tx: DatabaseTransaction;
  readonly regionId: string;
  readonly caseId: string;
  readonly code: string;
  readonly action: CaseAction;
  readonly before: CaseState | null;
  readonly after: CaseState;
  readonly pack: Pack;
  readonly service: Service;
  readonly applicantAccountId: string | null;
  readonly now: Date;
  /** A value of this case, as far as this command had it open. */
  readonly read: <Value>(reference: Sealed | undefined) => Value | undefined;
  /** The same with the case's key, where the command had it. */
  readonly opened?: VaultReader;
};

export type Follower = (event: CaseEvent) => Promise<void>;

/**
 * Cases know no kind of case: the parts above register here what follows from an action. What they do stands or falls
 * with it, so they write rows and enqueue jobs and never call the world outside.
 */
export type Followers = {
  readonly register: (follower: Follower) => void;
  readonly tell: (event: CaseEvent) => Promise<void>;
};

export function createFollowers(): Followers {
  const followers: Follower[] = [];
  return {
    register: (follower) => void followers.push(follower),
    async tell(event) {
      // One after the other: what one writes another may read.
      for (const follower of followers) await follower(event);
    },
  };
}
