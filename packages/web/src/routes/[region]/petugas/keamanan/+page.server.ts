import { fail } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { readPasskeyAnswer } from '#lib/server/passkeys.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { doneOr, proofPath, refuseOrProve, wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const security = unwrap(event, await services(event).staff.security(event.locals.caller));
  const { searchParams } = event.url;
  const asked = security.isFresh
    ? await services(event).staff.passkeyRegistration(event.locals.caller)
    : undefined;
  return {
    security,
    question: asked?.ok ? JSON.stringify(asked.value) : null,
    proof: proofPath(event),
    said: searchParams.get('selesai') ?? '',
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  offer: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const offered = await services(event).staff.beginSecondFactor(event.locals.caller);
    return offered.ok ? { offer: offered.value } : refuseOrProve(event, offered.error);
  },
  confirm: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const code = word('code').slice(0, 40);
    const confirmed = await services(event).staff.confirmSecondFactor(event.locals.caller, code);
    if (confirmed.ok) return { recoveryCodes: confirmed.value.recoveryCodes };
    // The page shows the same QR code once more: what was scanned already still counts.
    const offer = { uri: word('uri').slice(0, 500), secret: word('secret').slice(0, 100) };
    const refused = refuseOrProve(event, confirmed.error);
    return fail(refused.status, { ...refused.data, offer });
  },
  renew: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const renewed = await services(event).staff.renewRecoveryCodes(event.locals.caller);
    return renewed.ok ? { recoveryCodes: renewed.value.recoveryCodes } : refuseOrProve(event, renewed.error);
  },
  remove: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const removed = await services(event).staff.removeSecondFactor(event.locals.caller);
    return doneOr(event, removed, '?selesai=dihapus');
  },
  passkey: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const name = wordOf(form)('name').slice(0, 100);
    const answer = readPasskeyAnswer(form);
    const kept = await services(event).staff.registerPasskey(event.locals.caller, { answer, name });
    return doneOr(event, kept, '?selesai=kunci', { name });
  },
  removePasskey: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const id = wordOf(await event.request.formData())('id');
    const removed = await services(event).staff.removePasskey(event.locals.caller, id);
    return doneOr(event, removed, '?selesai=kunci-dihapus');
  },
  password: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const password = String((await event.request.formData()).get('password') ?? '').slice(0, 200);
    const changed = await services(event).staff.changePassword(event.locals.caller, password);
    return doneOr(event, changed, '?selesai=sandi');
  },
  end: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const done = await services(event).staff.endSession(event.locals.caller, word('session'));
    return doneOr(event, done, '?selesai=sesi');
  },
  endOthers: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const done = await services(event).staff.endOtherSessions(event.locals.caller);
    return doneOr(event, done, '?selesai=sesi');
  },
  take: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const taken = await services(event).staff.beginEmergency(event.locals.caller, {
      key: word('key'),
      permitId: word('permit'),
      reason: word('reason').slice(0, 2000),
      hours: Number(word('hours')),
    });
    const entered = { permit: word('permit'), reason: word('reason').slice(0, 1000), hours: word('hours') };
    return doneOr(event, taken, '?selesai=darurat', entered);
  },
  giveBack: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const given = await services(event).staff.endEmergency(event.locals.caller, {
      key: word('key'),
      emergencyId: word('emergency'),
    });
    if (!given.ok) return refuse(event, given.error);
    return doneOr(event, given, '?selesai=dikembalikan');
  },
};
