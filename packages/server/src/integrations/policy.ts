import { failure, type Region, type Result, success } from '@satuloket/engine';
import type { Caller, Program } from '../types.ts';
import type { ProgramScope } from './contract.ts';
import { problems } from './problems.ts';

export type IntegrationCommand =
  | 'read-programs'
  | 'make-program'
  | 'renew-program'
  | 'revoke-program'
  | 'read-webhooks'
  | 'make-webhook'
  | 'renew-webhook-secret'
  | 'end-webhook'
  | 'read-messages'
  | 'replay-message'
  | 'file-case'
  | 'read-cases'
  | 'read-numbers';

type Party = 'administrator' | ProgramScope;

/**
 * Who may do what in this part: an administrator, for the programs of the region or of the own agency, and a program
 * with a scope, for itself. Nobody else, and a program nothing else anywhere.
 */
export const integrationPolicy: Readonly<Record<IntegrationCommand, readonly Party[]>> = {
  'read-programs': ['administrator'],
  'make-program': ['administrator'],
  'renew-program': ['administrator'],
  'revoke-program': ['administrator'],
  'read-webhooks': ['administrator', 'webhooks'],
  'make-webhook': ['administrator', 'webhooks'],
  'renew-webhook-secret': ['administrator', 'webhooks'],
  'end-webhook': ['administrator', 'webhooks'],
  'read-messages': ['administrator', 'webhooks'],
  'replay-message': ['administrator', 'webhooks'],
  'file-case': ['cases:file'],
  'read-cases': ['cases:read', 'cases:file'],
  'read-numbers': ['reports:read'],
};

/** The region's role whose holders keep accounts, posts and keys. */
export const keepingRole = 'admin';

export type Administrator = {
  readonly kind: 'administrator';
  readonly accountId: string;
  readonly role: string;
  readonly officeId: string;
  /** Whose programs: every agency's, or these. */
  readonly agencies: readonly string[];
};

/** Agencies whose programs an officer keeps: all of them by a post for the region, the own one by a post for the agency. */
function keptAgencies(region: Region, who: Extract<Caller['who'], { kind: 'officer' }>) {
  const keeping = who.posts.filter(({ role }) => role === keepingRole);
  const posts = region.posts.filter(
    ({ office, roles, covers }) =>
      covers !== 'office' &&
      roles.includes(keepingRole) &&
      keeping.some(({ officeId }) => officeId === office),
  );
  const [first] = posts;
  if (first === undefined) return undefined;
  const all = posts.some(({ covers }) => covers === 'region');
  return {
    officeId: first.office,
    agencies: region.agencies
      .map(({ id }) => id)
      .filter((id) => all || posts.some(({ agency }) => agency === id)),
  };
}

/** As whom the caller may do this, or why not. */
export function partyFor(
  caller: Caller,
  command: IntegrationCommand,
  region: Region,
): Result<Administrator | Program> {
  const { who } = caller;
  const allowed = integrationPolicy[command];
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (caller.regionId !== region.id) return failure(problems.notAllowed);
  if (who.kind === 'program') {
    const mayEver = allowed.some((party) => party !== 'administrator');
    if (!mayEver) return failure(problems.notAllowed);
    return who.scopes.some((scope) => allowed.includes(scope))
      ? success(who)
      : failure(problems.scopeMissing);
  }
  if (who.kind !== 'officer' || !allowed.includes('administrator')) return failure(problems.notAllowed);
  const kept = keptAgencies(region, who);
  if (kept === undefined) return failure(problems.notAllowed);
  return success({ kind: 'administrator', accountId: who.accountId, role: keepingRole, ...kept });
}

export function administratorFor(
  caller: Caller,
  command: IntegrationCommand,
  region: Region,
): Result<Administrator> {
  const party = partyFor(caller, command, region);
  if (!party.ok) return party;
  return party.value.kind === 'administrator' ? success(party.value) : failure(problems.notAllowed);
}

export function programFor(caller: Caller, command: IntegrationCommand, region: Region): Result<Program> {
  const party = partyFor(caller, command, region);
  if (!party.ok) return party;
  return party.value.kind === 'program' ? success(party.value) : failure(problems.notAllowed);
}

/** Offices whose administrators answer for the whole region. */
export function administratorOffices(region: Region): readonly string[] {
  return region.posts.flatMap(({ roles, covers, office }) =>
    covers === 'region' && roles.includes(keepingRole) ? [office] : [],
  );
}
