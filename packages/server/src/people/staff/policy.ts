import { failure, type Region, type Result, success, type Text } from '@satuloket/engine';
import type { Caller, Post } from '../../types.ts';
import { staffProblems } from './problems.ts';

export type StaffCommand =
  | 'read-security'
  | 'change-second-factor'
  | 'change-password'
  | 'end-sessions'
  | 'list-officers'
  | 'invite'
  | 'withdraw-invitation'
  | 'grant-post'
  | 'end-post'
  | 'reset-officer'
  | 'reopen-officer'
  | 'appoint-stand-in'
  | 'end-stand-in'
  | 'give-permit'
  | 'withdraw-permit'
  | 'list-oversight'
  | 'grant-oversight'
  | 'end-oversight'
  | 'read-overseen'
  | 'begin-emergency'
  | 'end-emergency'
  | 'list-emergencies'
  | 'review-emergency';

/** `officer`: everyone who works here, for themselves; the others by a post of their own. */
export type StaffParty = 'officer' | 'head' | 'admin' | 'auditor';

/**
 * Who may do what on staff's side. Which offices, roles and people is asked beside it (`reachOf`, `mayGive`). Nobody
 * gives a post, a permit or a reset to themselves. Whoever stands in (Plh., Plt.) keeps no posts: a mandate carries no
 * decision on staff (UU 30/2014, article 14 paragraph 7); and what was taken in an emergency counts for nothing here.
 */
export const staffPolicy: Readonly<Record<StaffCommand, readonly StaffParty[]>> = {
  'read-security': ['officer'],
  'change-second-factor': ['officer'],
  'change-password': ['officer'],
  'end-sessions': ['officer'],
  'list-officers': ['head', 'admin'],
  invite: ['head', 'admin'],
  'withdraw-invitation': ['head', 'admin'],
  'grant-post': ['head', 'admin'],
  'end-post': ['head', 'admin'],
  'reset-officer': ['head', 'admin'],
  'reopen-officer': ['head', 'admin'],
  'appoint-stand-in': ['head', 'admin'],
  'end-stand-in': ['head', 'admin'],
  'give-permit': ['head', 'admin'],
  'withdraw-permit': ['head', 'admin'],
  'list-oversight': ['admin'],
  'grant-oversight': ['admin'],
  'end-oversight': ['admin'],
  'read-overseen': ['officer'],
  'begin-emergency': ['officer'],
  'end-emergency': ['officer'],
  'list-emergencies': ['head', 'admin', 'auditor'],
  'review-emergency': ['auditor'],
};

export const staffCommands = Object.keys(staffPolicy) as readonly StaffCommand[];

/** Who leads, keeps accounts or looks over everyone's shoulder: given by whoever keeps the whole region's posts. */
export const guardedRoles: ReadonlySet<string> = new Set(['head', 'admin', 'auditor', 'leader']);

const roleOfParty = { head: 'head', admin: 'admin', auditor: 'auditor' } as const;

export type Officer = Extract<Caller['who'], { kind: 'officer' }>;

/** The officer with the own posts that let them, or why not. */
export function officerFor(
  caller: Caller,
  command: StaffCommand,
  region: Pick<Region, 'id'>,
): Result<{ readonly officer: Officer; readonly by: readonly Post[] }> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(staffProblems.signInNeeded);
  if (who.kind !== 'officer' || caller.regionId !== region.id) return failure(staffProblems.notAllowed);
  const parties = staffPolicy[command];
  if (parties.includes('officer')) return success({ officer: who, by: who.posts });
  const roles = parties.map((party) => roleOfParty[party as keyof typeof roleOfParty]) as readonly string[];
  const by = who.posts.filter(({ role, acting }) => acting === undefined && roles.includes(role));
  return by.length === 0 ? failure(staffProblems.notAllowed) : success({ officer: who, by });
}

type Coverage = 'office' | 'agency' | 'region';
const wider: readonly Coverage[] = ['office', 'agency', 'region'];

/** How far a post of someone who leads or keeps accounts goes, as the region's data say. */
export function coverageOf(region: Region, { role, officeId }: Pick<Post, 'role' | 'officeId'>): Coverage {
  const covers = region.posts
    .filter(({ office, roles }) => office === officeId && roles.includes(role))
    .map((post) => post.covers);
  return wider.findLast((each) => covers.includes(each)) ?? 'office';
}

/** The offices for whose people these posts answer. */
export function reachOf(region: Region, by: readonly Post[]): readonly string[] {
  const offices = by.flatMap((post) => officesUnder(region, post));
  return region.offices.map(({ id }) => id).filter((id) => offices.includes(id));
}

function officesUnder(region: Region, post: Post): readonly string[] {
  const coverage = coverageOf(region, post);
  if (coverage === 'region') return region.offices.map(({ id }) => id);
  if (coverage === 'office') return [post.officeId];
  const agency = region.offices.find(({ id }) => id === post.officeId)?.agency;
  return region.offices.filter((office) => office.agency === agency).map(({ id }) => id);
}

/** Whether these posts may give and end a role at an office. */
export function mayGive(
  region: Region,
  by: readonly Post[],
  { role, officeId }: { readonly role: string; readonly officeId: string },
): boolean {
  return by.some(
    (post) =>
      officesUnder(region, post).includes(officeId) &&
      (!guardedRoles.has(role) || (post.role === 'admin' && coverageOf(region, post) === 'region')),
  );
}

export type PostChoice = {
  readonly role: string;
  readonly officeId: string;
  readonly villageCode: string;
  readonly title: Text;
};

/** A role at an office has weight only where the region's data have a post for it: these are all there are. */
export function postsOf(region: Region): readonly PostChoice[] {
  const choices = new Map<string, PostChoice>();
  for (const post of region.posts) {
    for (const role of post.roles) {
      const title = region.roles.find(({ id }) => id === role)?.name ?? { id: role, en: role };
      const villageCode = post.village ?? '';
      const village = region.villages.find(({ code }) => code === villageCode)?.name;
      const named =
        village === undefined ? title : { id: `${title.id} ${village}`, en: `${title.en} ${village}` };
      choices.set(`${role}/${post.office}/${villageCode}`, {
        role,
        officeId: post.office,
        villageCode,
        title: named,
      });
    }
  }
  return [...choices.values()];
}

export const giveablePosts = (region: Region, by: readonly Post[]): readonly PostChoice[] =>
  postsOf(region).filter((choice) => mayGive(region, by, choice));

/** What may be granted to officers of other regions: posts of a role that oversees, for the whole region. */
export const oversightPosts = (region: Region, by: readonly Post[]): readonly PostChoice[] =>
  giveablePosts(region, by).filter(
    ({ role, officeId }) =>
      region.roles.find(({ id }) => id === role)?.oversees === true &&
      coverageOf(region, { role, officeId }) === 'region',
  );

/** Whoever may give all of a person's posts may also let them begin anew; a single one beyond their reach forbids it. */
export function mayReset(
  region: Region,
  by: readonly Post[],
  held: readonly { readonly role: string; readonly officeId: string }[],
): boolean {
  return held.length > 0 && held.every((post) => mayGive(region, by, post));
}
