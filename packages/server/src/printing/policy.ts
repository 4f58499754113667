import { failure, type Region, type Result, success } from '@satuloket/engine';
import { stockOffices } from '../capacity/policy.ts';
import { queueOf, scopeOf } from '../cases/scope.ts';
import type { Caller, Post } from '../types.ts';
import type { CardService } from './print-states.ts';
import { problems } from './problems.ts';

export type PrintingCommand =
  | 'read-queue'
  | 'read-batch'
  | 'begin-batch'
  | 'print-card'
  | 'spoil-blank'
  | 'correct-serial'
  | 'leave-card-out'
  | 'close-batch'
  | 'read-taken-back'
  | 'destroy'
  | 'read-minutes';

type CallerKind = Caller['who']['kind'];

/**
 * Who may do what in this part. At which office is asked beside it: printing and destroying where the posts fill the
 * role of the step, reading also where they see the stock. The case's own step asks once more.
 */
export const printingPolicy: Readonly<Record<PrintingCommand, readonly CallerKind[]>> = {
  'read-queue': ['officer'],
  'read-batch': ['officer'],
  'begin-batch': ['officer'],
  'print-card': ['officer'],
  'spoil-blank': ['officer'],
  'correct-serial': ['officer'],
  'leave-card-out': ['officer'],
  'close-batch': ['officer'],
  'read-taken-back': ['officer'],
  destroy: ['officer'],
  'read-minutes': ['officer'],
};

export type Officer = Extract<Caller['who'], { kind: 'officer' }>;

export function officerOf(
  caller: Caller,
  command: PrintingCommand,
  region: Pick<Region, 'id'>,
): Result<Officer> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (caller.regionId !== region.id || who.kind !== 'officer' || !printingPolicy[command].includes(who.kind))
    return failure(problems.notAllowed);
  return success(who);
}

/** Offices at which these posts fill the role that prints, or that destroys. */
export function workOffices(
  region: Region,
  posts: readonly Post[],
  services: readonly CardService[],
  work: 'print' | 'destroy',
): ReadonlySet<string> {
  const queues = new Set(
    services.flatMap(({ service, prints, destroys }) =>
      (work === 'print' ? prints.map(({ role }) => role) : destroys.flatMap(({ roles }) => roles)).map(
        (role) => queueOf(service.code, role),
      ),
    ),
  );
  return new Set(
    scopeOf(region, posts)
      // Who works for one village alone prints for nobody.
      .filter(
        ({ villageCode, queues: held }) => villageCode === null && held.some((queue) => queues.has(queue)),
      )
      .flatMap(({ officeIds }) => officeIds),
  );
}

/** Offices whose queues and batches these posts may see, in the order of the region's file: those with printers. */
export function seenOffices(
  region: Region,
  posts: readonly Post[],
  services: readonly CardService[],
): readonly string[] {
  const works = new Set([
    ...workOffices(region, posts, services, 'print'),
    ...workOffices(region, posts, services, 'destroy'),
    ...stockOffices(region, posts),
  ]);
  return region.offices
    .filter(({ id, printers }) => (printers?.length ?? 0) > 0 && works.has(id))
    .map(({ id }) => id);
}
