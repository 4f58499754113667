/**
 * How often an everyday question leads to a service that answers it, among the first three found, next to plain
 * full-text search over the very same words.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, searchServices, serviceBinding } from '@satuloket/engine';
import { serviceSearchIndex } from '@satuloket/server';
import { testDatabase } from '@satuloket/server/testing';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDefinitions } from '../start/definitions.ts';

type Question = { readonly ask: string; readonly for: readonly string[] };

const questions: readonly Question[] = parse(
  readFileSync(join(import.meta.dirname, 'everyday-questions.yaml'), 'utf8'),
);
const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const { packs, places } = definitions.value;
/** A region with what it offers, and the questions that one of its services answers. */
const offers = places.regions().map((region) => {
  const services: readonly Service[] = packs.flatMap(({ pack }) =>
    Object.values(pack.services).filter(
      ({ code }) => serviceBinding(region, code)?.pack.pack === pack.manifest.name,
    ),
  );
  const codes = new Set(services.map(({ code }) => code));
  const answered = questions.filter(({ for: right }) => right.some((code) => codes.has(code)));
  return { slug: region.slug, services, answered };
});
const { admin } = await testDatabase();

const shownFirst = 3;

type Offer = (typeof offers)[number];

function missed({ answered }: Offer, find: (words: string) => readonly string[]): readonly string[] {
  return answered.flatMap(({ ask, for: right }) => {
    const found = find(ask);
    return found.some((code) => right.includes(code))
      ? []
      : [`${ask} → ${found.join(', ') || '–'} (${right.join(', ')})`];
  });
}

test('there are two hundred questions and more, each about services that are there', () => {
  expect(questions.length).toBeGreaterThanOrEqual(200);
  expect(new Set(questions.map(({ ask }) => ask)).size).toBe(questions.length);
  const known = new Set(offers.flatMap(({ services }) => services.map(({ code }) => code)));
  expect(questions.filter(({ for: right }) => right.some((code) => !known.has(code)))).toEqual([]);
  for (const { slug, answered } of offers) expect(answered.length, slug).toBeGreaterThanOrEqual(200);
});

test.each(offers.map((offer) => [offer.slug, offer] as const))(
  '%s: the right service is among the first three, more often than plain full-text search finds it',
  async (slug, offer) => {
    const { services, answered } = offer;
    const recall = (misses: readonly string[]): number => 1 - misses.length / answered.length;
    const index = serviceSearchIndex(services);
    const ours = missed(offer, (words) =>
      searchServices(index, words, { limit: shownFirst }).map(({ code }) => code),
    );
    const plain = await fullText(offer);
    const plainly = missed(offer, (words) => plain.get(words) ?? []);
    console.info(
      `${slug}: recall at ${shownFirst} over ${answered.length} questions: ${recall(ours).toFixed(3)}, ` +
        `full-text search (PostgreSQL, simple, any word) ${recall(plainly).toFixed(3)}`,
    );
    expect(recall(ours), ours.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(recall(ours)).toBeGreaterThan(recall(plainly));
  },
);

/** PostgreSQL's own ranking over title, summary and keywords, any word of the question counting. */
async function fullText({ services, answered }: Offer): Promise<ReadonlyMap<string, readonly string[]>> {
  const documents = services.map(({ code, title, summary, keywords }) => ({
    code,
    words: [title.id, title.en, summary.id, summary.en, ...keywords.id, ...keywords.en].join(' '),
  }));
  const { rows } = await admin.query<{ ask: string; codes: string[] }>(
    `with document as (
       select code, to_tsvector('simple', words) as words
       from jsonb_to_recordset($1) as entry (code text, words text)
     ), question as (
       select ask, replace(plainto_tsquery('simple', ask)::text, '&', '|')::tsquery as words
       from jsonb_to_recordset($2) as entry (ask text)
     )
     select ask, array(
       select code from document where document.words @@ question.words
       order by ts_rank(document.words, question.words) desc, code limit ${shownFirst}
     ) as codes from question`,
    [JSON.stringify(documents), JSON.stringify(answered.map(({ ask }) => ({ ask })))],
  );
  return new Map(rows.map(({ ask, codes }) => [ask, codes]));
}
