import { failure, type Result, success } from '@satuloket/engine';
import type { MessageChannel } from '../notices/channels/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { isThisMachine, networkOf } from '../platform/http/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { attemptLimits, countAttempt } from './attempts.ts';
import { codeLastsSeconds, openCode, withdrawCode } from './phone-codes.ts';
import { attemptsExhausted, peopleProblems } from './problems.ts';
import { keyedDigest, purposeKey } from './sealing.ts';

export type CodeDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly regions: { region(id: string): { readonly name: { readonly id: string } } | undefined };
};

export type CodeAsked = {
  /** Under which the code is kept: a keyed index, never the phone or address itself. */
  readonly index: string;
  readonly to: string;
  /** Tried in this order until one takes it. */
  readonly channels: readonly MessageChannel[];
  readonly why: 'sign-in' | 'contact';
};

/**
 * Sends a six-digit code. What is answered, and how long it takes, does not depend on whether anyone has an account
 * there: nobody looks for one before the code was entered.
 */
export async function sendCode(
  dependencies: CodeDependencies,
  caller: Caller,
  asked: CodeAsked,
): Promise<Result<{ readonly expiresInSeconds: number }>> {
  const { database, masterKeys, now } = dependencies;
  const { index } = asked;
  const ofAddress = await countAddress(dependencies, caller, attemptLimits.codeOfAddress);
  if (!ofAddress.ok) return ofAddress;
  const opened = await openCode(database, masterKeys, { phoneIndex: index, now: now() });
  if (!opened.ok) return opened;
  const { subject, text } = words(dependencies, caller, asked, opened.value.code);
  const idempotencyKey = `code-${index.slice(0, 16)}-${now().getTime()}`;
  for (const channel of asked.channels) {
    const sent = await channel.send({
      to: asked.to,
      text,
      idempotencyKey,
      ...(channel.kind === 'email' && { subject }),
    });
    if (sent.ok) return success({ expiresInSeconds: codeLastsSeconds });
  }
  await withdrawCode(database, index);
  return failure(peopleProblems.codeNotSent);
}

/**
 * Counts what one address asks for, so that nobody sends codes to all the phones of a city. The limit is far above what
 * a village, a school or a mall of counters behind one address needs.
 */
export async function countAddress(
  { database, masterKeys, now }: Pick<CodeDependencies, 'database' | 'masterKeys' | 'now'>,
  caller: Caller,
  limit: (typeof attemptLimits)['codeOfAddress' | 'identityOfAddress'],
): Promise<Result<void>> {
  const address = caller.from?.address ?? '';
  if (isThisMachine(address)) return success(undefined);
  const subject = keyedDigest(purposeKey(masterKeys, 'ticket'), 'address', networkOf(address)).toString(
    'hex',
  );
  const counted = await countAttempt(database, limit, subject, now());
  return counted.allowed
    ? success(undefined)
    : failure(attemptsExhausted('address-exhausted', counted.retryAfterSeconds));
}

function words(
  { regions }: CodeDependencies,
  { regionId, locale }: Caller,
  { why }: CodeAsked,
  code: string,
): { readonly subject: string; readonly text: string } {
  const name = regions.region(regionId)?.name.id ?? '';
  if (why === 'contact') {
    return locale === 'id'
      ? {
          subject: `${code} – kode untuk akun Anda`,
          text: `${code} adalah kode untuk memakai nomor atau alamat ini di akun layanan ${name} Anda. Berlaku 5 menit. Jangan berikan kepada siapa pun. Bila Anda tidak memintanya, abaikan pesan ini.`,
        }
      : {
          subject: `${code} – code for your account`,
          text: `${code} is the code to use this number or address for your account of the services of ${name}. Valid for 5 minutes. Give it to nobody. If you did not ask for it, ignore this message.`,
        };
  }
  return locale === 'id'
    ? {
        subject: `${code} – kode masuk layanan ${name}`,
        text: `${code} adalah kode masuk layanan ${name}. Berlaku 5 menit. Jangan berikan kepada siapa pun, juga tidak kepada petugas.`,
      }
    : {
        subject: `${code} – sign-in code for ${name}`,
        text: `${code} is your sign-in code for the services of ${name}. Valid for 5 minutes. Give it to nobody, not even to an officer.`,
      };
}
