import type { WorkListQuery, WorkPage, WorkQueueCount } from '@satuloket/server/types';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { changedQuery, readWorkQuery, writeWorkQuery } from '#lib/console/work-query.ts';
import { officerOf, roleName } from './officers.ts';
import { unwrap } from './results.ts';
import { services } from './services.ts';

export type Work = {
  readonly query: WorkListQuery;
  readonly counts: readonly WorkQueueCount[];
  readonly rows: WorkPage;
  /** The server's clock: what is due today is the same on both sides. */
  readonly now: string;
};

type LoadEvent = Pick<RequestEvent, 'locals' | 'params' | 'url' | 'platform'> & {
  depends: (...names: `${string}:${string}`[]) => void;
};

/** The officer's list as the address asks for it, and what stands in each queue; read again after each action. */
export async function workOf(event: LoadEvent, limit: number): Promise<Work> {
  officerOf(event);
  event.depends('satuloket:work');
  const { caller } = event.locals;
  const query = readWorkQuery(event.url.searchParams);
  const { workList, now } = services(event);
  // Before anything is read: what changes from now on is told to the page.
  const readAt = now().toISOString();
  // Written into the address by hand: it goes on without the number.
  const word = query.search === undefined ? undefined : workList.searchWord(caller, query.search);
  if (word?.ok && word.value.search !== query.search) {
    redirect(303, event.url.pathname + writeWorkQuery({ ...query, search: word.value.search }));
  }
  const [counts, rows] = await Promise.all([
    workList.counts(caller),
    workList.list(caller, { ...query, limit }),
  ]);
  // A page that the list no longer knows: it begins again at the top.
  if (!rows.ok && rows.error.code === 'cursor-unreadable') {
    redirect(303, event.url.pathname + writeWorkQuery(changedQuery(query, {})));
  }
  return { query, counts: unwrap(event, counts), rows: unwrap(event, rows), now: readAt };
}

type Choice = { readonly value: string; readonly label: string };

/** What the list can be narrowed to. */
export type WorkFilterChoices = Readonly<
  Record<'services' | 'states' | 'offices' | 'roles', readonly Choice[]>
>;

/** The choices with the names that officers know. */
export function workFilters(event: LoadEvent, { query, rows }: Work): WorkFilterChoices {
  const { locale, region } = event.locals;
  const { posts } = officerOf(event);
  const { catalogue } = services(event);
  const found = catalogue.search(region.id, '', locale);
  const asked = found.filter(({ code }) => query.service === undefined || code === query.service);
  const states = new Map(
    asked.flatMap(({ code }) =>
      Object.entries(catalogue.service(region.id, code)?.definition.flow.states ?? {}).map(
        ([state, { title }]) => [state, title[locale]] as const,
      ),
    ),
  );
  const roles = new Map(posts.map((post) => [post.role, roleName(post, locale)]));
  const offices = catalogue.offices(region.id);
  const own = offices.filter(({ id }) => posts.some(({ officeId }) => officeId === id));
  // A post may reach beyond its own office (a head decides for the whole agency): then every office can be chosen.
  const reachesFurther =
    query.officeId !== undefined ||
    rows.rows.some(({ office }) => !own.some(({ name }) => name.id === office.id));
  return {
    services: found.map(({ code, title }) => ({ value: code, label: title[locale] })),
    states: choices(states),
    offices: (reachesFurther ? offices : own).map(({ id, name }) => ({ value: id, label: name[locale] })),
    roles: choices(roles),
  };
}

function choices(labels: ReadonlyMap<string, string>): Choice[] {
  return [...labels].map(([value, label]) => ({ value, label }));
}
