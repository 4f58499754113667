import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';

export type OperationsCommand = 'see-stuck' | 'retry-stuck' | 'set-stuck-aside';

/** The role of a region that keeps its service running; whoever holds it sees codes and causes, nothing of a person. */
export const operationsPolicy: Readonly<Record<OperationsCommand, string>> = {
  'see-stuck': 'admin',
  'retry-stuck': 'admin',
  'set-stuck-aside': 'admin',
};

export type Operator = Extract<Caller['who'], { kind: 'officer' }>;

export function operatorFor({ who }: Caller, command: OperationsCommand): Result<Operator> {
  if (who.kind === 'guest') return failure(signInNeeded);
  const role = operationsPolicy[command];
  if (who.kind !== 'officer' || !who.posts.some((post) => post.role === role)) return failure(notAllowed);
  return success(who);
}

const signInNeeded: Problem = {
  code: 'sign-in-needed',
  message: { id: 'Masuklah dahulu.', en: 'Sign in first.' },
  status: 401,
  retryable: false,
};

const notAllowed: Problem = {
  code: 'not-allowed',
  message: {
    id: 'Halaman ini untuk admin layanan daerah. Mintalah kepada admin bila ada yang perlu dicoba lagi.',
    en: 'This page is for the region’s service administrator. Ask them when something must be tried again.',
  },
  status: 403,
  retryable: false,
};
