import { redirect } from '@sveltejs/kit';
import { readPasskeyAnswer } from '#lib/server/passkeys.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const contactCookie = 'kontak';
const kinds = ['phone', 'email'] as const;
type Kind = (typeof kinds)[number];

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const here = `/${region.slug}/akun/keamanan`;
  if (caller.who.kind !== 'resident') redirect(303, `/${region.slug}/masuk?lanjut=${here}`);
  const { residents } = services(event);
  const security = unwrap(event, await residents.security(caller));
  const asked = security.isFresh ? await residents.passkeyRegistration(caller) : undefined;
  return {
    security,
    question: asked?.ok ? JSON.stringify(asked.value) : null,
    done: event.url.searchParams.get('selesai'),
    waiting: security.isFresh ? (waitingContact(event) ?? null) : null,
  };
};

export const actions: Actions = {
  number: async (event) => {
    const shown = await services(event).residents.showCounterNumber(event.locals.caller);
    if (!shown.ok) return refuse(event, shown.error);
    return { shown: shown.value };
  },
  passkey: async (event) => {
    const form = await event.request.formData();
    const name = String(form.get('name') ?? '');
    const answer = readPasskeyAnswer(form);
    const { residents } = services(event);
    const kept = await residents.registerPasskey(event.locals.caller, { answer, name });
    if (!kept.ok) return refuse(event, kept.error, { name });
    return done(event, 'kunci');
  },
  removePasskey: async (event) => {
    const form = await event.request.formData();
    const id = String(form.get('id') ?? '');
    const removed = await services(event).residents.removePasskey(event.locals.caller, id);
    if (!removed.ok) return refuse(event, removed.error);
    return done(event, 'hapus-kunci');
  },
  unlinkNational: async (event) => {
    const parted = await services(event).residents.unlinkNationalLogin(event.locals.caller);
    if (!parted.ok) return refuse(event, parted.error);
    return done(event, 'lepas-inapas');
  },
  endSession: async (event) => {
    const form = await event.request.formData();
    const id = String(form.get('id') ?? '');
    const ended = await services(event).residents.endSession(event.locals.caller, id);
    if (!ended.ok) return refuse(event, ended.error);
    return done(event, 'sesi');
  },
  endOthers: async (event) => {
    const ended = await services(event).residents.endOtherSessions(event.locals.caller);
    if (!ended.ok) return refuse(event, ended.error);
    return done(event, 'sesi');
  },
  askContact: async (event) => {
    const form = await event.request.formData();
    const kind = readKind(form.get('kind'));
    const value = String(form.get('value') ?? '')
      .trim()
      .slice(0, 300);
    const { residents } = services(event);
    const asked = await residents.requestContactCode(event.locals.caller, { kind, value });
    if (!asked.ok) return refuse(event, asked.error, { [kind]: value });
    // Where the code went stands in no address and no log.
    event.cookies.set(contactCookie, `${kind}|${value}`, {
      path: event.url.pathname,
      httpOnly: true,
      sameSite: 'lax',
      secure: event.url.protocol === 'https:',
      maxAge: 10 * 60,
    });
    redirect(303, `${event.url.pathname}#kontak`);
  },
  changeContact: async (event) => {
    const form = await event.request.formData();
    const waiting = waitingContact(event);
    if (waiting === undefined) redirect(303, event.url.pathname);
    const code = String(form.get('code') ?? '')
      .replace(/\D/g, '')
      .slice(0, 12);
    const { residents } = services(event);
    const changed = await residents.changeContact(event.locals.caller, { ...waiting, code });
    if (!changed.ok) return refuse(event, changed.error, { code });
    event.cookies.delete(contactCookie, { path: event.url.pathname });
    return done(event, 'kontak');
  },
};

function done(event: RequestEvent, what: string): never {
  redirect(303, `${event.url.pathname}?selesai=${what}`);
}

function readKind(posted: FormDataEntryValue | string | null): Kind {
  return kinds.find((kind) => kind === posted) ?? 'phone';
}

function waitingContact(
  event: Pick<RequestEvent, 'cookies'>,
): { readonly kind: Kind; readonly value: string } | undefined {
  const [kind, value] = (event.cookies.get(contactCookie) ?? '').split('|', 2);
  return kind && value ? { kind: readKind(kind), value } : undefined;
}
