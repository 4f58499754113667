import type { StockEntry } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { caller } = event.locals;
  const { capacity } = services(event);
  const { searchParams } = event.url;
  const officeId = searchParams.get('kantor');
  const cursor = searchParams.get('dari');
  const overview = unwrap(event, await capacity.stock(caller, { ...(officeId && { officeId }) }));
  const shown =
    overview.rows.find(({ stock }) => stock === searchParams.get('barang')) ?? overview.rows[0] ?? null;
  const history =
    shown === null
      ? null
      : unwrap(
          event,
          await capacity.stockHistory(caller, {
            officeId: overview.officeId,
            stock: shown.stock,
            limit: 25,
            ...(cursor && { cursor }),
          }),
        );
  return {
    overview,
    shown: shown?.stock ?? null,
    history,
    key: crypto.randomUUID(),
    saved: searchParams.has('tercatat'),
  };
};

export const actions: Actions = {
  enter: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const [officeId, stock] = [word('officeId'), word('stock')];
    const entered = await services(event).capacity.enterStock(event.locals.caller, {
      key: word('key'),
      officeId,
      stock,
      entry: entryOf(word),
    });
    if (!entered.ok) {
      const kept = Object.fromEntries(
        ['stock', 'kind', 'count', 'words', 'toOfficeId'].map((name) => [name, word(name)]),
      );
      return refuse(event, entered.error, kept);
    }
    const query = new URLSearchParams({ kantor: officeId, barang: stock, tercatat: '' });
    redirect(303, `${event.url.pathname}?${query}`);
  },
};

function entryOf(word: (name: string) => string): StockEntry {
  const count = /^\d{1,9}$/.test(word('count')) ? Number(word('count')) : Number.NaN;
  const words = word('words');
  switch (word('kind')) {
    case 'spoiled':
      return { kind: 'spoiled', count, words };
    case 'counted':
      return { kind: 'counted', count, words };
    case 'moved':
      return { kind: 'moved', count, words, toOfficeId: word('toOfficeId') };
    default:
      return { kind: 'received', count, words };
  }
}
