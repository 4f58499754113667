import { failure, type Region, type Result, success, type Text } from '@satuloket/engine';
import type { MessageChannel } from '../../notices/channels/index.ts';
import type { Places } from '../../places/index.ts';
import type { DatabaseTransaction } from '../../platform/database/index.ts';
import { appendEntry, runCommand, type StreamDetail } from '../../record/index.ts';
import type { Caller, Post } from '../../types.ts';
import { requireFresh } from './freshness.ts';
import { type Officer, officerFor, type StaffCommand } from './policy.ts';
import type { SignInDependencies } from './sign-in.ts';

/** A message to officers, written in the transaction of what it tells; the messages' part stands above this one. */
export type TellOfficers = (
  transaction: DatabaseTransaction,
  notice: {
    readonly to: { readonly role: string; readonly officeIds: readonly string[] };
    readonly template: string;
    readonly occasion: string;
    readonly says: { readonly subject: Text; readonly body: Text };
    readonly now: Date;
  },
) => Promise<number>;

export type StaffDependencies = Omit<SignInDependencies, 'places'> & {
  readonly places: Pick<Places, 'region' | 'regions'>;
  readonly publicUrl: string;
  readonly channels: {
    readonly whatsapp: MessageChannel;
    readonly sms: MessageChannel;
    readonly email: MessageChannel;
  };
  readonly tell: TellOfficers;
};

export function regionOf({ places }: { readonly places: Pick<Places, 'region'> }, regionId: string): Region {
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`The region ${regionId} is not installed.`);
  return region;
}

export type Asking = {
  readonly region: Region;
  readonly officer: Officer;
  readonly by: readonly Post[];
};

/** What a proof of a moment ago is asked for: everything that would let someone else in. */
const sensitive: ReadonlySet<StaffCommand> = new Set([
  'change-second-factor',
  'change-password',
  'invite',
  'grant-post',
  'end-post',
  'reset-officer',
  'reopen-officer',
  'appoint-stand-in',
  'end-stand-in',
  'grant-oversight',
  'end-oversight',
  'give-permit',
  'withdraw-permit',
  'begin-emergency',
]);

export const isSensitive = (command: StaffCommand): boolean => sensitive.has(command);

/** Who asks, whether they may, and whether their proof is fresh where the command asks for that. */
export function asking(
  dependencies: Pick<StaffDependencies, 'places' | 'now'>,
  caller: Caller,
  command: StaffCommand,
): Result<Asking> {
  const region = regionOf(dependencies, caller.regionId);
  const found = officerFor(caller, command, region);
  if (!found.ok) return found;
  const fresh = isSensitive(command) ? requireFresh(caller, dependencies.now()) : success(undefined);
  return fresh.ok ? success({ region, ...found.value }) : failure(fresh.error);
}

/** One command of an officer, in one transaction with its entry in the region's stream. */
export function staffCommand<Value>(
  { database, now }: Pick<StaffDependencies, 'database' | 'now'>,
  { region, officer }: Asking,
  { key, content }: { readonly key: string; readonly content: unknown },
  work: (transaction: DatabaseTransaction, now: Date) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const at = now();
  const frame = { regionId: region.id, caller: `officer:${officer.accountId}`, key, content, now: at };
  return runCommand(database, frame, (transaction) => work(transaction, at));
}

/** Administration, kept for ever: who did it by which post, and to whom; never a name, a number or a reason. */
export async function recordAdministration(
  transaction: DatabaseTransaction,
  { officer, by }: Pick<Asking, 'officer' | 'by'>,
  kind: string,
  detail: StreamDetail,
  at: Date,
): Promise<void> {
  const [post] = by;
  await appendEntry(transaction, {
    at,
    kind: `administration.${kind}`,
    who: {
      accountId: officer.accountId,
      ...(post && { role: post.role, officeId: post.officeId }),
    },
    detail,
  });
}
