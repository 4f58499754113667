import type { Result } from '@satuloket/engine';
import type { ActionInputs, CaseMoved } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { enteredWords, fileIdName, postedInputs, postedResults, postedText } from '#lib/console/posted.ts';
import { readWorkQuery } from '#lib/console/work-query.ts';
import { postedAsks } from '#lib/form/posted-asks.ts';
import { formTooLarge, takeAttachments } from '#lib/server/attachments.ts';
import { isEnhanced, officerOf, sessionEnded } from '#lib/server/officers.ts';
import { postedForm } from '#lib/server/posted.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const officer = officerOf(event);
  event.depends('satuloket:case');
  const { caller, region } = event.locals;
  const { code } = event.params;
  const { cases, workList, catalogue, now } = services(event);
  const query = readWorkQuery(event.url.searchParams);
  const [viewed, next, colleagues] = await Promise.all([
    cases.view(caller, code),
    workList.next(caller, { ...query, after: code }),
    cases.colleagues(caller, code),
  ]);
  const { definition, ...view } = unwrap(event, viewed);
  const optional = new Set(definition.requirements.flatMap((each) => (each.optional ? [each.code] : [])));
  return {
    view: {
      ...view,
      // A document that may be left out is compared only where it was given.
      documents: view.documents.map((document) => ({
        ...document,
        isCompared: document.files.length > 0 || !optional.has(document.requirement),
      })),
    },
    /** How what is not made yet will look; a receipt never looks otherwise. */
    previews: Object.entries(definition.products)
      .filter(([, { template, made }]) => template !== undefined && made === undefined)
      .map(([code, { title, issuer }]) => ({ code, title, issuer })),
    me: officer.accountId,
    next: next.ok ? (next.value?.code ?? null) : null,
    colleagues: colleagues.ok
      ? colleagues.value.filter(({ accountId }) => accountId !== officer.accountId)
      : [],
    offices: (catalogue.service(region.id, definition.code)?.offices ?? [])
      .filter(({ id }) => id !== view.officeId)
      .map(({ id, name }) => ({ id, name })),
    key: crypto.randomUUID(),
    now: now().toISOString(),
    /** Without scripts a panel and a document are opened by an address. */
    panel: event.url.searchParams.get('panel'),
    shownFile: event.url.searchParams.get('dok'),
  };
};

export const actions: Actions = {
  act: (event) =>
    answer(event, async (form) => {
      const { caller } = event.locals;
      const { cases } = services(event);
      const { code } = event.params;
      const taken = await takeResults(event, form);
      if (!taken.ok) return taken;
      const asked = postedAsks(form);
      return cases.act(caller, {
        ...named(event, form),
        lastSeq: lastSeqOf(form),
        code,
        action: postedText(form, 'action'),
        with: {
          ...postedInputs(form),
          ...(taken.value.length > 0 ? { results: taken.value } : {}),
          ...(asked && { asked }),
        },
      });
    }),
  assign: (event) =>
    answer(event, (form) =>
      services(event).cases.assign(event.locals.caller, {
        ...named(event, form),
        lastSeq: lastSeqOf(form),
        to: postedText(form, 'to') || null,
      }),
    ),
  move: (event) =>
    answer(event, (form) =>
      services(event).cases.moveOffice(event.locals.caller, {
        ...named(event, form),
        lastSeq: lastSeqOf(form),
        officeId: postedText(form, 'officeId'),
        reason: postedText(form, 'moveReason'),
      }),
    ),
  comment: (event) =>
    answer(event, async (form) => {
      const fileIds = await takeAttachments(event, event.params.code, form);
      if (!fileIds.ok) return fileIds;
      return services(event).cases.comment(event.locals.caller, {
        ...named(event, form),
        audience: postedText(form, 'audience') === 'applicant' ? 'applicant' : 'inside',
        words: postedText(form, 'words'),
        fileIds: fileIds.value,
      });
    }),
  link: (event) =>
    answer(event, (form) =>
      services(event).cases.link(event.locals.caller, {
        ...named(event, form),
        other: postedText(form, 'other'),
        relation: postedText(form, 'relation') === 'child' ? 'child' : 'related',
      }),
    ),
  undo: (event) =>
    answer(event, (form) =>
      services(event).cases.undo(event.locals.caller, {
        ...named(event, form),
        seq: Number(postedText(form, 'seq')),
      }),
    ),
  /** Names why the case is looked at; nothing in it moves. */
  reveal: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const purpose = postedText(form, 'purpose');
    const shown = await services(event).cases.reveal(event.locals.caller, { ...named(event, form), purpose });
    if (!shown.ok) return refuse(event, shown.error, { purpose });
    redirect(303, event.url.pathname + keptSearch(event.url));
  },
  /** A plain form: it moves nothing in the case, so there is nothing to tell or to undo. */
  sendAgain: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const sent = await services(event).confirmations.sendAgain(event.locals.caller, {
      ...named(event, form),
      confirmation: postedText(form, 'confirmation'),
      person: Number(postedText(form, 'person')),
    });
    if (!sent.ok) return refuse(event, sent.error);
    redirect(303, event.url.pathname + keptSearch(event.url));
  },
  retryMessage: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const { exchange } = services(event);
    const tried = await exchange.retry(event.locals.caller, {
      key: postedText(form, 'key'),
      id: postedText(form, 'id'),
    });
    if (!tried.ok) return refuse(event, tried.error);
    redirect(303, event.url.pathname + keptSearch(event.url));
  },
  /** Takes in a file for the register's result as soon as it is picked, before the action that names it. */
  file: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const [picked] = postedResults(form);
    const accepted = picked?.file && (await takeFile(event, { ...picked, file: picked.file }));
    if (!accepted) return;
    if (!accepted.ok) return refuse(event, accepted.error);
    const { fileId, name } = accepted.value.file;
    const warnings = accepted.value.warnings.map((warning) => warning[event.locals.locale]);
    return { file: { fileId, name }, warnings };
  },
};

/** What every command's answer has in common: a script gets what happened, a plain form the page again. */
async function answer(event: RequestEvent, run: (form: FormData) => Promise<Result<CaseMoved>>) {
  const ended = sessionEnded(event);
  if (ended) return ended;
  const form = await postedForm(event.request);
  if (form === null) return refuse(event, formTooLarge);
  const result = await run(form);
  if (!result.ok) return refuse(event, result.error, enteredWords(form));
  if (isEnhanced(event)) return { moved: result.value };
  redirect(303, event.url.pathname + keptSearch(event.url));
}

/** The list that the case was opened from, without the panel that was open. */
function keptSearch(url: URL): string {
  const kept = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  kept.delete('panel');
  return kept.size === 0 ? '' : `?${kept}`;
}

function named(event: RequestEvent, form: FormData): { key: string; code: string } {
  return { key: postedText(form, 'key'), code: event.params.code };
}

function lastSeqOf(form: FormData): number {
  return Number(postedText(form, 'lastSeq'));
}

type Results = NonNullable<ActionInputs['results']>;

/** Numbers and files of the register; a file that came with the form is taken in first, and named in it for a retry. */
async function takeResults(event: RequestEvent, form: FormData): Promise<Result<Results>> {
  const results: { product: string; number: string; fileId: string }[] = [];
  for (const { product, number, fileId, file } of postedResults(form)) {
    if (file === undefined) {
      if (number || fileId) results.push({ product, number, fileId });
      continue;
    }
    const accepted = await takeFile(event, { product, number, file });
    if (!accepted.ok) return accepted;
    form.set(fileIdName(product), accepted.value.file.fileId);
    results.push({ product, number, fileId: accepted.value.file.fileId });
  }
  return { ok: true, value: results };
}

function takeFile(
  event: RequestEvent,
  { product, number, file }: { readonly product: string; readonly number: string; readonly file: File },
) {
  return services(event).cases.acceptResultFile(event.locals.caller, {
    code: event.params.code,
    product,
    ...(number && { number }),
    name: file.name,
    content: file.stream(),
    sizeBytes: file.size,
  });
}
