import { failure, type Result, success } from '@satuloket/engine';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { isIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { PostService } from './contract.ts';
import type { PostOptions } from './dependencies.ts';
import { addItem, setItem } from './items.ts';
import { type Poster, poster } from './policy.ts';
import { problems } from './problems.ts';

type Command<Name extends keyof PostService> = Parameters<PostService[Name]>[1];

const mostCharacters = 300;

function wordsOf(typed: string): Result<string> {
  const words = typed.trim();
  return words === '' || [...words].length > mostCharacters ? failure(problems.wordsMissing) : success(words);
}

/** The same was printed twice: the second never leaves the office. */
export async function takeOut(
  options: PostOptions,
  caller: Caller,
  { key, code: typed, reason }: Command<'takeOut'>,
): Promise<Result<{ itemId: string }>> {
  const who = poster(options, caller);
  if (!who.ok) return who;
  const words = wordsOf(reason);
  if (!words.ok) return words;
  const code = typed.trim().toUpperCase();
  const now = options.now();
  return runCommand(
    options.database,
    frame(who.value, key, ['post-double', code, words.value], now),
    async (transaction) => {
      const row = await transaction
        .selectFrom('case_current')
        .select(['case_id', 'code', 'office_id', 'service'])
        .where('code', '=', code)
        .executeTakeFirst();
      if (row === undefined || !who.value.offices.get(row.office_id)?.includes(row.service))
        return failure(problems.caseUnknown);
      const item = {
        case_id: row.case_id,
        code: row.code,
        office_id: row.office_id,
        tracking: null,
      } as const;
      const itemId = await addItem(transaction, { ...item, status: 'double' }, now);
      await tell(
        options,
        transaction,
        who.value,
        row,
        `Cetakan kedua ditarik sebelum dikirim. ${words.value}`,
      );
      return success({ itemId });
    },
  );
}

/** What was taken out is destroyed, on record: who did it, when, and before whom. */
export async function destroy(
  options: PostOptions,
  caller: Caller,
  { key, itemId, words: typed }: Command<'destroy'>,
): Promise<Result<{ itemId: string }>> {
  const who = poster(options, caller);
  if (!who.ok) return who;
  const words = wordsOf(typed);
  if (!words.ok) return words;
  if (!isIdentifier(itemId)) return failure(problems.itemUnknown);
  const now = options.now();
  return runCommand(
    options.database,
    frame(who.value, key, ['post-destroy', itemId, words.value], now),
    async (transaction) => {
      const item = await transaction
        .selectFrom('post_item')
        .selectAll()
        .where('id', '=', itemId)
        .where('status', '=', 'double')
        .forUpdate()
        .executeTakeFirst();
      if (item === undefined || !who.value.offices.has(item.office_id)) return failure(problems.itemUnknown);
      const { accountId } = who.value.officer;
      await setItem(transaction, item.id, { status: 'destroyed', destroyed_by: accountId }, now);
      const named = item.tracking === null ? 'Cetakan kedua' : `Cetakan dengan resi ${item.tracking}`;
      await tell(options, transaction, who.value, item, `${named} dimusnahkan. ${words.value}`);
      return success({ itemId });
    },
  );
}

function frame({ region, officer }: Poster, key: string, content: unknown, now: Date) {
  return { regionId: region.id, caller: officer.accountId, key, content, now };
}

/** In the case's record, for colleagues. */
async function tell(
  options: PostOptions,
  transaction: DatabaseTransaction,
  { region, officer }: Poster,
  { case_id: caseId, office_id: officeId }: { readonly case_id: string; readonly office_id: string },
  words: string,
): Promise<void> {
  const post = officer.posts.find((one) => one.officeId === officeId) ?? officer.posts[0]!;
  await options.cases.note(transaction, {
    regionId: region.id,
    caseId,
    actor: { kind: 'officer', accountId: officer.accountId, role: post.role, officeId },
    body: (_state, seal) => ({ type: 'commented', audience: 'inside', words: seal(words), attachments: [] }),
  });
}
