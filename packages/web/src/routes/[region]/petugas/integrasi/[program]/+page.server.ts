import type { Result } from '@satuloket/engine';
import type { WebhookEvent } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { refuseOrProve } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Plain forms: a secret is shown by the answer to the post and stands in no script's memory. */
export const csr = false;

const doneWords = ['diperbarui', 'dicabut', 'diakhiri', 'diulang'] as const;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { integrations } = services(event);
  const { caller } = event.locals;
  const { program, webhooks } = unwrap(event, await integrations.program(caller, event.params.program));
  const chosen = event.url.searchParams.get('webhook') ?? webhooks.at(-1)?.id;
  const cursor = event.url.searchParams.get('lanjut');
  const webhook = webhooks.find(({ id }) => id === chosen);
  const log =
    webhook === undefined
      ? null
      : unwrap(
          event,
          await integrations.webhookMessages(caller, {
            webhookId: webhook.id,
            ...(cursor === null ? {} : { cursor }),
          }),
        );
  const done = doneWords.find((word) => word === event.url.searchParams.get('selesai')) ?? null;
  return {
    plain: true,
    program,
    webhooks,
    webhook,
    log,
    done,
    isFirst: cursor === null,
    key: crypto.randomUUID(),
  };
};

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** Back to the page, which says what was done. */
function finished(event: RequestEvent, result: Result<unknown>, word: string, webhookId?: string) {
  if (!result.ok) return refuseOrProve(event, result.error);
  const query = new URLSearchParams({ selesai: word, ...(webhookId && { webhook: webhookId }) });
  redirect(303, `${event.url.pathname}?${query}`);
}

export const actions: Actions = {
  renew: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const renewed = await services(event).integrations.renewProgram(event.locals.caller, {
      key: text(form, 'key'),
      programId: event.params.program,
      lastsDays: Number(text(form, 'lastsDays')),
    });
    return renewed.ok
      ? { told: { secret: renewed.value.secret, of: 'program' as const } }
      : refuseOrProve(event, renewed.error);
  },

  revoke: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const revoked = await services(event).integrations.revokeProgram(event.locals.caller, {
      key: text(form, 'key'),
      programId: event.params.program,
    });
    return finished(event, revoked, 'dicabut');
  },

  webhook: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const events = form.getAll('events').map(String) as WebhookEvent[];
    const made = await services(event).integrations.makeWebhook(event.locals.caller, {
      key: text(form, 'key'),
      programId: event.params.program,
      url: text(form, 'url'),
      events,
    });
    if (!made.ok)
      return refuseOrProve(event, made.error, { url: text(form, 'url'), events: events.join(' ') });
    return { told: { secret: made.value.secret, of: 'webhook' as const } };
  },

  rotate: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const renewed = await services(event).integrations.renewWebhookSecret(event.locals.caller, {
      key: text(form, 'key'),
      webhookId: text(form, 'webhook'),
    });
    return renewed.ok
      ? { told: { secret: renewed.value.secret, of: 'webhook' as const } }
      : refuseOrProve(event, renewed.error);
  },

  end: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const webhookId = text(form, 'webhook');
    const ended = await services(event).integrations.endWebhook(event.locals.caller, {
      key: text(form, 'key'),
      webhookId,
    });
    return finished(event, ended, 'diakhiri', webhookId);
  },

  replay: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const webhookId = text(form, 'webhook');
    const replayed = await services(event).integrations.replayMessage(event.locals.caller, {
      key: text(form, 'key'),
      webhookId,
      messageId: text(form, 'message'),
    });
    return finished(event, replayed, 'diulang', webhookId);
  },
};
