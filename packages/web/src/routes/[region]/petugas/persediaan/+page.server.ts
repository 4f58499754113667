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
  const serial = searchParams.get('seri')?.trim() ?? '';
  const story =
    shown === null || serial === ''
      ? null
      : await capacity.serialStory(caller, { stock: shown.stock, serial });
  return {
    overview,
    shown: shown?.stock ?? null,
    history,
    transfers: unwrap(event, await capacity.stockTransfers(caller)),
    differences: unwrap(event, await capacity.stockDifferences(caller)),
    serial,
    story: story?.ok ? story.value : null,
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
    if (!entered.ok) return refuse(event, entered.error, kept(word));
    redirect(303, `${event.url.pathname}?${savedAt(officeId, stock)}`);
  },
  receive: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const serials = listed(word('serials'));
    const received = await services(event).capacity.receiveTransfer(event.locals.caller, {
      key: word('key'),
      transferId: word('transferId'),
      words: word('words'),
      ...(serials.length > 0 && { serials }),
    });
    if (!received.ok) return refuse(event, received.error, kept(word));
    redirect(303, `${event.url.pathname}?${savedAt(word('officeId'), word('stock'))}`);
  },
};

const savedAt = (officeId: string, stock: string) =>
  new URLSearchParams({ kantor: officeId, barang: stock, tercatat: '' });

const keptNames = ['stock', 'kind', 'count', 'words', 'toOfficeId', 'serials', 'first', 'last', 'transferId'];
const kept = (word: (name: string) => string) =>
  Object.fromEntries(keptNames.map((name) => [name, word(name)]));

const listed = (typed: string): readonly string[] =>
  typed
    .split(/[\n,;]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** Serials as a list, or first and last as a box has them. */
function amountOf(word: (name: string) => string) {
  if (word('bySerial') === '')
    return { count: /^\d{1,9}$/.test(word('count')) ? Number(word('count')) : Number.NaN };
  const [first, last] = [word('first'), word('last')];
  if (first !== '') return { serials: [last === '' ? first : `${first}..${last}`] };
  return { serials: listed(word('serials')) };
}

function entryOf(word: (name: string) => string): StockEntry {
  const amount = amountOf(word);
  const words = word('words');
  switch (word('kind')) {
    case 'spoiled':
      return { kind: 'spoiled', ...amount, words };
    case 'counted':
      return { kind: 'counted', ...amount, words };
    case 'moved':
      return { kind: 'moved', ...amount, words, toOfficeId: word('toOfficeId') };
    default:
      return { kind: 'received', ...amount, words };
  }
}
