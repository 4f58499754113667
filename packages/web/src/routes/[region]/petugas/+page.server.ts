import { fail, redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { writeWorkQuery } from '#lib/console/work-query.ts';
import { isEnhanced, sessionEnded } from '#lib/server/officers.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { takenByOther, workFilters, workOf } from '#lib/server/work.ts';
import type { Actions, PageServerLoad } from './$types';

const rowsOnPage = 30;

export const load: PageServerLoad = async (event) => {
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
  /** Takes a case that nobody holds, straight from the list. */
  take: async (event) => {
    const { caller, locale } = event.locals;
    const ended = sessionEnded(event);
    if (ended || caller.who.kind !== 'officer') return ended;
    const form = await event.request.formData();
    const code = postedText(form, 'code');
    const { cases } = services(event);
    const seen = await cases.view(caller, code);
    if (!seen.ok) return refuse(event, seen.error);
    const { assignee, lastSeq } = seen.value;
    const { accountId } = caller.who;
    if (assignee !== null && assignee.accountId !== accountId) {
      const problem = { ...takenByOther(assignee.name, locale), fields: [], details: {} };
      return fail(409, { problem, entered: {} });
    }
    const key = `${postedText(form, 'key')}/${code}`;
    const taken = await cases.assign(caller, { key, code, lastSeq, to: accountId });
    if (!taken.ok) return refuse(event, taken.error);
    if (!isEnhanced(event)) redirect(303, `/${event.params.region}/petugas/berkas/${code}?antrean=pada-saya`);
    return { taken: code, name: seen.value.applicant.name };
  },
};

const plainCode = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');
