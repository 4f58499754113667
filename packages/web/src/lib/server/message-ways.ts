import type { Locale } from '@satuloket/engine';
import type { AddressKind, MessageWay } from '@satuloket/server/types';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { refuse } from './results.ts';
import { services } from './services.ts';

const ways: readonly MessageWay[] = ['whatsapp', 'email', 'push', 'none'];

/** The forms with which a resident or an officer chooses how to be reached; both faces show the same. */
export const messageActions = {
  choose: async (event: RequestEvent) => {
    const form = await event.request.formData();
    const channel = ways.find((way) => way === form.get('channel')) ?? 'none';
    const language: Locale = form.get('language') === 'en' ? 'en' : 'id';
    const key = textOf(form, 'key');
    const chosen = await services(event).messages.choose(event.locals.caller, { key, channel, language });
    if (!chosen.ok) return refuse(event, chosen.error, { form: 'choose' });
    redirect(303, `${event.url.pathname}?tersimpan`);
  },

  address: async (event: RequestEvent) => {
    const form = await event.request.formData();
    const kind: AddressKind = form.get('kind') === 'whatsapp' ? 'whatsapp' : 'email';
    const address = textOf(form, 'address');
    const given = await services(event).messages.giveAddress(event.locals.caller, { kind, address });
    if (!given.ok) return refuse(event, given.error, { form: kind, address });
    redirect(303, `${event.url.pathname}#kode`);
  },

  confirm: async (event: RequestEvent) => {
    const form = await event.request.formData();
    const command = { key: textOf(form, 'key'), code: textOf(form, 'code') };
    const confirmed = await services(event).messages.confirmAddress(event.locals.caller, command);
    if (!confirmed.ok) return refuse(event, confirmed.error, { form: 'confirm' });
    redirect(303, `${event.url.pathname}?dikonfirmasi`);
  },

  subscribe: async (event: RequestEvent) => {
    const form = await event.request.formData();
    const browser = {
      endpoint: textOf(form, 'endpoint'),
      p256dh: textOf(form, 'p256dh'),
      auth: textOf(form, 'auth'),
    };
    const command = { key: textOf(form, 'key'), browser };
    const subscribed = await services(event).messages.subscribe(event.locals.caller, command);
    if (!subscribed.ok) return refuse(event, subscribed.error, { form: 'push' });
    redirect(303, `${event.url.pathname}?tersimpan`);
  },

  unsubscribe: async (event: RequestEvent) => {
    const form = await event.request.formData();
    const ended = await services(event).messages.unsubscribe(event.locals.caller, {
      key: textOf(form, 'key'),
    });
    if (!ended.ok) return refuse(event, ended.error, { form: 'push' });
    redirect(303, `${event.url.pathname}?tersimpan`);
  },
};

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 2000) : '';
}
