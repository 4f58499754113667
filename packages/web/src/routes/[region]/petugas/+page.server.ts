import type { Problem } from '@satuloket/engine';
import { redirect } from '@sveltejs/kit';
import { postedText, seenName } from '#lib/console/posted.ts';
import { writeWorkQuery } from '#lib/console/work-query.ts';
import { onlyHelps } from '#lib/server/helping.ts';
import { isEnhanced, onlyLeads, sessionEnded } from '#lib/server/officers.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { workFilters, workOf } from '#lib/server/work.ts';
import { texts } from '#lib/text/console-work.ts';
import type { Actions, PageServerLoad } from './$types';

const rowsOnPage = 30;

export const load: PageServerLoad = async (event) => {
  const own = await onlyHelps(event);
  if (own) redirect(303, `/${event.params.region}/petugas/${own}`);
  if (onlyLeads(event)) redirect(303, `/${event.params.region}/petugas/pagi`);
  const work = await workOf(event, rowsOnPage);
  const [only] = work.rows.rows;
  const sought = plainCode(work.query.search ?? '');
  // Who types a whole code wants that case, not a list of one.
  if (only && work.rows.rows.length === 1 && sought !== '' && sought === plainCode(only.code)) {
    redirect(303, `/${event.params.region}/petugas/berkas/${only.code}${writeWorkQuery(work.query)}`);
  }
  return { work, filters: workFilters(event, work), key: crypto.randomUUID() };
};

export const actions: Actions = {
  /** What was typed comes by the body: a NIK must not stand in an address. */
  search: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const typed = postedText(await event.request.formData(), 'cari');
    const word = services(event).workList.searchWord(event.locals.caller, typed);
    if (!word.ok) return refuse(event, word.error);
    redirect(303, `/${event.params.region}/petugas?${new URLSearchParams({ cari: word.value.search })}`);
  },
  /** Takes a case that nobody holds, straight from the list. */
  take: async (event) => {
    const { caller } = event.locals;
    const ended = sessionEnded(event);
    if (ended || caller.who.kind !== 'officer') return ended;
    const form = await event.request.formData();
    const code = postedText(form, 'code');
    const taken = await services(event).cases.assign(caller, {
      key: `${postedText(form, 'key')}/${code}`,
      code,
      // How far the list had seen: whoever was quicker has moved the case on since.
      lastSeq: Number(postedText(form, seenName(code))),
      to: caller.who.accountId,
    });
    if (!taken.ok) return refuse(event, inList(taken.error));
    if (!isEnhanced(event)) redirect(303, `/${event.params.region}/petugas/berkas/${code}?antrean=pada-saya`);
    return { taken: code };
  },
};

/** Said of a list, not of a form in which something was typed. */
function inList(problem: Problem): Problem {
  if (problem.code !== 'case-moved') return problem;
  const by = String(problem.details?.by ?? '');
  return { ...problem, message: { id: texts.id.wasQuicker(by), en: texts.en.wasQuicker(by) } };
}

const plainCode = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');
