import type { HelpPlace, ServiceSummary } from '@satuloket/server/types';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { officerOf } from './officers.ts';
import { refuse } from './results.ts';
import { services } from './services.ts';

/** The pages of someone who helps at this place. */
export const helperHome = { counter: 'loket', village: 'desa' } as const satisfies Record<HelpPlace, string>;

const roles = { counter: 'front-desk', village: 'village-officer' } as const satisfies Record<
  HelpPlace,
  string
>;

/** Where an officer helps; nowhere for most. */
export function helpPlaceOf({ locals }: Pick<RequestEvent, 'locals'>): HelpPlace | null {
  const { who } = locals.caller;
  if (who.kind !== 'officer') return null;
  const has = (role: string) => who.posts.some((post) => post.role === role);
  return has(roles.village) ? 'village' : has(roles.counter) ? 'counter' : null;
}

/** Where whoever fills in for another goes back to: an officer's list, or the page of the family. */
export function helpersPath(event: Pick<RequestEvent, 'locals'>): string {
  const place = helpPlaceOf(event);
  const { slug } = event.locals.region;
  return place ? `/${slug}/petugas/${helperHome[place]}` : `/${slug}/bantu`;
}

/** In an action: looks the person up and goes to their page, with the service that was chosen for the one before. */
export async function findPerson(event: RequestEvent, at: HelpPlace) {
  officerOf(event);
  const form = await event.request.formData();
  const word = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 200);
  const names = ['nik', 'name', 'phone', 'birthDate.day', 'birthDate.month', 'birthDate.year'] as const;
  const entered = Object.fromEntries(names.map((name) => [name, word(name)]));
  const two = (digits: string) => digits.padStart(2, '0');
  const birthDate = `${word('birthDate.year')}-${two(word('birthDate.month'))}-${two(word('birthDate.day'))}`;
  const found = await services(event).helping.identify(event.locals.caller, {
    key: word('key'),
    at,
    nik: word('nik').replace(/[\s.-]/g, ''),
    name: word('name'),
    birthDate,
    ...(word('phone') && { phone: word('phone') }),
  });
  if (!found.ok) return refuse(event, found.error, entered);
  const service = event.url.searchParams.get('layanan');
  const query = service ? `?layanan=${encodeURIComponent(service)}` : '';
  redirect(303, `/${event.params.region}/petugas/${helperHome[at]}/${found.value.personId}${query}`);
}

/** In an action: begins a form under a mandate and goes to its first step. */
export async function beginFor(event: RequestEvent, mandateId: string, service: string, key: string) {
  const begun = await services(event).helping.beginDraft(event.locals.caller, { key, mandateId, service });
  if (!begun.ok) return refuse(event, begun.error, { service });
  goToDraft(event, begun.value.draftId, service);
}

/** What the register filled in is still to be seen, so a new form opens at its first step, complete or not. */
export function goToDraft(event: RequestEvent, draftId: string, service: string): never {
  const { catalogue } = services(event);
  const [first] = catalogue.service(event.locals.region.id, service)?.definition.form.steps ?? [];
  redirect(303, `/${event.params.region}/draf/${draftId}${first ? `/${first.code}` : ''}`);
}

/** In an action: ends a mandate and shows the same page again. */
export async function endMandate(event: RequestEvent) {
  const form = await event.request.formData();
  const ended = await services(event).helping.endMandate(event.locals.caller, {
    key: String(form.get('key') ?? ''),
    mandateId: String(form.get('mandateId') ?? ''),
  });
  if (!ended.ok) return refuse(event, ended.error);
  redirect(303, `${event.url.pathname}?diakhiri`);
}

/** All services of the region by name, for a list to choose from. */
export function servicesByName(event: RequestEvent): readonly ServiceSummary[] {
  const { locale, region } = event.locals;
  return [...services(event).catalogue.search(region.id, '', locale)].sort((one, other) =>
    one.title[locale].localeCompare(other.title[locale], locale),
  );
}

/** The pages of helping that an officer's posts open, for the console's menu. */
export async function helpPages(
  event: RequestEvent,
): Promise<readonly ('loket' | 'desa' | 'kode' | 'tanda')[]> {
  const { who } = event.locals.caller;
  if (who.kind !== 'officer') return [];
  const has = (role: string) => who.posts.some((post) => post.role === role);
  const kinds = await services(event).helping.startCodeKinds(event.locals.caller);
  return [
    ...(has(roles.counter) ? (['loket'] as const) : []),
    ...(has(roles.village) ? (['desa'] as const) : []),
    ...(kinds.ok && kinds.value.length > 0 ? (['kode'] as const) : []),
    ...(has('head') || has('auditor') ? (['tanda'] as const) : []),
  ];
}

/** Who works on no case has no work list: a village officer, an institution. Their page is the first that they see. */
export async function onlyHelps(event: RequestEvent): Promise<string | null> {
  const { who } = event.locals.caller;
  if (who.kind !== 'officer') return null;
  if (who.posts.every(({ role }) => role === roles.village)) return 'desa';
  const [first, ...others] = await helpPages(event);
  return first === 'kode' && others.length === 0 && who.posts.length === 1 ? first : null;
}
