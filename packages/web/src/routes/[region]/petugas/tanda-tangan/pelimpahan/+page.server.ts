import type { DelegationGiven, DelegationKind } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { readDate } from '#lib/form/date.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const list = unwrap(event, await services(event).signing.delegations(event.locals.caller));
  const { searchParams } = event.url;
  return {
    list,
    post: searchParams.get('jabatan'),
    given: searchParams.has('tercatat'),
    ended: searchParams.has('diakhiri'),
    key: crypto.randomUUID(),
  };
};

const kinds: readonly DelegationKind[] = ['plh', 'plt', 'mandate'];

function readGiven(form: FormData): DelegationGiven {
  const word = (name: string) => String(form.get(name) ?? '').trim();
  const day = (name: string) => word(name) || readDate(form, name);
  const limit = word('perDay');
  return {
    kind: kinds.find((kind) => kind === word('kind')) ?? 'plh',
    post: word('post'),
    toPost: word('toPost'),
    from: day('from'),
    until: day('until'),
    letterNumber: word('letterNumber'),
    products: form.getAll('product').map(String),
    offices: form.getAll('office').map(String),
    perDay: limit === '' ? null : /^\d{1,6}$/.test(limit) ? Number(limit) : 0,
  };
}

export const actions: Actions = {
  /** Nothing happens yet: the page shows what would, or what is wrong with it. */
  review: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const review = readGiven(await event.request.formData());
    const checked = await services(event).signing.checkDelegation(event.locals.caller, review);
    if (!checked.ok) return refuse(event, checked.error, { given: JSON.stringify(review) });
    return { review };
  },
  change: async (event) => ({ change: readGiven(await event.request.formData()) }),
  give: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const given = readGiven(form);
    const done = await services(event).signing.delegate(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      ...given,
    });
    if (!done.ok) return refuse(event, done.error, { given: JSON.stringify(given) });
    redirect(303, `${event.url.pathname}?tercatat`);
  },
  end: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const done = await services(event).signing.endDelegation(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      delegationId: String(form.get('delegationId') ?? ''),
    });
    if (!done.ok) return refuse(event, done.error);
    redirect(303, `${event.url.pathname}?diakhiri`);
  },
};
