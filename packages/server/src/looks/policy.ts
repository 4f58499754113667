import { failure, type Region, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import { problems } from './problems.ts';

/** The Inspektorat's role: it reads the record of the whole region and decides no case (PP 12/2017 art. 16). */
const auditorRole = 'auditor';

export type LooksCommand =
  | 'read-own'
  | 'search'
  | 'export'
  | 'list-flags'
  | 'settle-flag'
  | 'protect'
  | 'list-own-flags'
  | 'explain-flag'
  | 'tell-ties';

export type LooksParty = 'resident' | 'officer' | 'auditor';

export const looksPolicy: Readonly<Record<LooksCommand, LooksParty>> = {
  'read-own': 'resident',
  search: 'auditor',
  export: 'auditor',
  'list-flags': 'auditor',
  'settle-flag': 'auditor',
  protect: 'auditor',
  'list-own-flags': 'officer',
  'explain-flag': 'officer',
  'tell-ties': 'officer',
};

export type Officer = Extract<Caller['who'], { kind: 'officer' }>;
export type Resident = Extract<Caller['who'], { kind: 'resident' }>;

export const isAuditor = ({ who }: Caller): boolean =>
  who.kind === 'officer' && who.posts.some(({ role }) => role === auditorRole);

export function residentFor(
  { who, regionId }: Caller,
  command: LooksCommand,
  region: Pick<Region, 'id'>,
): Result<Resident> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind !== 'resident' || looksPolicy[command] !== 'resident' || regionId !== region.id)
    return failure(problems.notAllowed);
  return success(who);
}

export function officerFor(
  caller: Caller,
  command: LooksCommand,
  region: Pick<Region, 'id'>,
): Result<Officer> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  const party = looksPolicy[command];
  const may = party === 'officer' || (party === 'auditor' && isAuditor(caller));
  if (who.kind !== 'officer' || !may || caller.regionId !== region.id) return failure(problems.notAllowed);
  return success(who);
}
