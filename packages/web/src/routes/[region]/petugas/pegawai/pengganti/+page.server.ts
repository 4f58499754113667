import { readDate } from '#lib/form/date.ts';
import { sessionEnded } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { doneOr, enteredOf, withFreshProof, wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await withFreshProof(event);
  const officeId = event.url.searchParams.get('kantor');
  const found = await services(event).staff.officers(event.locals.caller, officeId ? { officeId } : {});
  const list = unwrap(event, found);
  const { who } = event.locals.caller;
  /** What may be stood in for: posts that the caller may give, and the own ones at this office. */
  const own = list.officers
    .filter(({ isYou }) => isYou)
    .flatMap(({ posts }) => posts.filter((post) => post.officeId === list.officeId && post.acting === null));
  const choices = new Map(
    [...list.posts, ...own].map((post) => [`${post.role}/${post.villageCode ?? ''}`, post.title]),
  );
  return {
    officeId: list.officeId,
    office: list.offices.find(({ id }) => id === list.officeId)?.name ?? { id: '', en: '' },
    posts: [...choices].map(([value, title]) => ({ value, title })),
    people: list.officers.map(({ accountId, name }) => ({ accountId, name })),
    you: who.kind === 'officer' ? who.accountId : '',
    today: list.today,
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const [role = '', villageCode = ''] = word('role').split('/');
    const appointed = await services(event).staff.appointStandIn(event.locals.caller, {
      key: word('key'),
      kind: word('kind') === 'plt' ? 'plt' : 'plh',
      role,
      officeId: word('office'),
      ...(villageCode && { villageCode }),
      ...(word('absentAccountId') && { absentAccountId: word('absentAccountId') }),
      accountId: word('accountId'),
      from: readDate(form, 'from'),
      until: readDate(form, 'until'),
      letterNumber: word('letterNumber').slice(0, 200),
    });
    const back = `/${event.params.region}/petugas/pegawai?kantor=${encodeURIComponent(word('office'))}&tercatat`;
    return doneOr(event, appointed, back, enteredOf(form));
  },
};
