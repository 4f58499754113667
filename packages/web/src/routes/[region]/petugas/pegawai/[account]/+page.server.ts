import { readDate } from '#lib/form/date.ts';
import { sessionEnded } from '#lib/server/officers.ts';
import { stopWith, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { doneOr, enteredOf, withFreshProof, wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await withFreshProof(event);
  const officeId = event.url.searchParams.get('kantor');
  const found = await services(event).staff.officers(event.locals.caller, officeId ? { officeId } : {});
  const list = unwrap(event, found);
  const officer = list.officers.find(({ accountId }) => accountId === event.params.account);
  if (officer === undefined) {
    return stopWith(event, {
      code: 'officer-unknown',
      status: 404,
      retryable: false,
      message: {
        id: 'Petugas ini tidak ada di kantor yang Anda pimpin.',
        en: 'There is no such officer in the offices that you lead.',
      },
    });
  }
  return {
    officer,
    posts: list.posts,
    officeId: list.officeId,
    done: event.url.searchParams.has('tercatat'),
    key: crypto.randomUUID(),
  };
};

const readPost = (word: (name: string) => string) => {
  const [role = '', villageCode = ''] = word('role').split('/');
  return { role, officeId: word('office'), ...(villageCode && { villageCode }) };
};

const here = (office: string): string => `?kantor=${encodeURIComponent(office)}&tercatat`;

export const actions: Actions = {
  grant: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const [from, until] = [readDate(form, 'from'), readDate(form, 'until')];
    const granted = await services(event).staff.grantPost(event.locals.caller, {
      key: word('key'),
      accountId: event.params.account,
      ...readPost(word),
      ...(from && { from }),
      ...(until && { until }),
    });
    return doneOr(event, granted, here(word('shown')), enteredOf(form));
  },
  end: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const done = await services(event).staff.endPost(event.locals.caller, {
      key: word('key'),
      accountId: event.params.account,
      ...readPost(word),
    });
    const back = `/${event.params.region}/petugas/pegawai${here(word('shown'))}`;
    return doneOr(event, done, back);
  },
  permit: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const { role, officeId } = readPost(word);
    const given = await services(event).staff.givePermit(event.locals.caller, {
      key: word('key'),
      accountId: event.params.account,
      role,
      officeId,
    });
    return doneOr(event, given, here(word('shown')), enteredOf(form));
  },
  reopen: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const reopened = await services(event).staff.reopenOfficer(event.locals.caller, {
      key: word('key'),
      accountId: event.params.account,
    });
    return doneOr(event, reopened, here(word('shown')));
  },
  reset: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const reset = await services(event).staff.resetOfficer(event.locals.caller, {
      key: word('key'),
      accountId: event.params.account,
      phone: word('phone').slice(0, 40),
      email: word('email').slice(0, 300),
    });
    return doneOr(event, reset, here(word('shown')), enteredOf(form));
  },
};
