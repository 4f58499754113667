import { readPasskeyAnswer } from '#lib/server/passkeys.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { region, locale } = event.locals;
  const opened = await services(event).staff.invitation(region.id, event.params.token);
  if (!opened.ok) return { plain: true, invitation: null, question: '', gone: opened.error.message[locale] };
  const { passkeyQuestion, ...invitation } = opened.value;
  return { plain: true, invitation, question: JSON.stringify(passkeyQuestion), gone: '' };
};
export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const accepted = await services(event).staff.acceptInvitation(event.locals.region.id, {
      token: event.params.token,
      password: String(form.get('password') ?? '').slice(0, 200),
      code: wordOf(form)('code').slice(0, 40),
    });
    if (!accepted.ok) return refuse(event, accepted.error);
    return { accepted: accepted.value };
  },
  passkey: async (event) => {
    const form = await event.request.formData();
    const name = wordOf(form)('name').slice(0, 100);
    const accepted = await services(event).staff.acceptInvitation(event.locals.region.id, {
      token: event.params.token,
      passkey: { answer: readPasskeyAnswer(form), name },
    });
    if (!accepted.ok) return refuse(event, accepted.error, { name });
    return { accepted: accepted.value };
  },
};
