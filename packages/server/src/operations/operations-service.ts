import { failure, type Problem, success } from '@satuloket/engine';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { appendEntry, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { type OperationsService, type StuckKindView, setAsideReasons } from './contract.ts';
import { countKind, giveUp, listKind, retryItems } from './items.ts';
import { type RegionConnection, type StuckKind, stuckKind, stuckKinds } from './kinds.ts';
import { type Operator, operatorFor } from './policy.ts';
import { sweepViews } from './sweep-runs.ts';

export type OperationsDependencies = {
  readonly database: DatabaseConnection;
  readonly now: () => Date;
};

export function createOperations({ database, now }: OperationsDependencies): OperationsService {
  const frameOf = (caller: Caller, who: Operator, key: string, content: readonly unknown[]) => ({
    regionId: caller.regionId,
    caller: `officer:${who.accountId}`,
    key,
    content,
    now: now(),
  });

  async function viewOf(connection: RegionConnection, kind: StuckKind): Promise<StuckKindView> {
    const [{ due, stuck, oldestDueAt }, items] = await Promise.all([
      countKind(connection, kind, now()),
      listKind(connection, kind),
    ]);
    const { name, title, page, maySetAside } = kind;
    return {
      kind: name,
      title,
      due,
      stuck,
      oldestDueAt: oldestDueAt?.toISOString() ?? null,
      page,
      maySetAside,
      items,
    };
  }

  return {
    mayUse: (caller) => operatorFor(caller, 'see-stuck').ok,

    async overview(caller) {
      const operator = operatorFor(caller, 'see-stuck');
      if (!operator.ok) return operator;
      const { regionId } = caller;
      const connection = { database: regionDatabase(database, regionId), regionId };
      const kinds: StuckKindView[] = [];
      for (const kind of stuckKinds) kinds.push(await viewOf(connection, kind));
      return success({ kinds, sweeps: await sweepViews(database) });
    },

    async retry(caller, { key, kind: name, id }) {
      const operator = operatorFor(caller, 'retry-stuck');
      if (!operator.ok) return operator;
      const kind = stuckKind(name);
      // Each page asks for what it needs before it lets anyone try again.
      if (kind === undefined || kind.page !== null) return failure(unknownItem);
      const who = operator.value;
      const frame = frameOf(caller, who, key, ['retry-stuck', name, id ?? null]);
      return runCommand(database, frame, async (transaction) => {
        const connection = { database: transaction, regionId: caller.regionId };
        const retried = await retryItems(connection, kind, { now: now(), ...(id !== undefined && { id }) });
        if (retried === 0 && id !== undefined) return failure(unknownItem);
        if (retried > 0) {
          await appendEntry(transaction, {
            at: now(),
            kind: 'administration.stuck-retried',
            who: placeOf(who),
            detail: { what: name, count: retried, ...(id !== undefined && { item: id }) },
          });
        }
        return success({ retried });
      });
    },

    async setAside(caller, { key, kind: name, id, reason }) {
      const operator = operatorFor(caller, 'set-stuck-aside');
      if (!operator.ok) return operator;
      const kind = stuckKind(name);
      if (!kind?.maySetAside) return failure(unknownItem);
      const known = setAsideReasons.find((each) => each === reason);
      if (known === undefined) return failure(reasonMissing);
      const who = operator.value;
      const frame = frameOf(caller, who, key, ['set-stuck-aside', name, id, reason]);
      return runCommand(database, frame, async (transaction) => {
        const connection = { database: transaction, regionId: caller.regionId };
        if (!(await giveUp(connection, kind, id))) return failure(unknownItem);
        await appendEntry(transaction, {
          at: now(),
          kind: 'administration.stuck-set-aside',
          who: placeOf(who),
          detail: { what: name, item: id, reason: known },
        });
        return success(undefined);
      });
    },
  };
}

function placeOf({ accountId, posts }: Operator) {
  const post = posts.find(({ role }) => role === 'admin');
  return { accountId, ...(post && { role: post.role, officeId: post.officeId }) };
}

const unknownItem: Problem = {
  code: 'stuck-item-unknown',
  message: {
    id: 'Butir ini sudah tidak tersangkut: sudah selesai atau sedang dikerjakan. Muat ulang daftarnya.',
    en: 'This item is not stuck any more: it is done, or being worked on. Reload the list.',
  },
  status: 404,
  retryable: false,
};

const reasonMissing: Problem = {
  code: 'reason-missing',
  message: { id: 'Pilih alasan menyisihkannya.', en: 'Choose why it is set aside.' },
  status: 422,
  retryable: false,
};
