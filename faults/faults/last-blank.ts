import type { ApiClient } from '@satuloket/client';
import type { Suffering } from '../fault.ts';
import { fillInCard, sendDraft } from '../load/letters.ts';
import { signInOfficer } from '../load/people.ts';
import { Refused } from '../load/repeating.ts';
import { look, needsOf } from '../load/working.ts';

const crowd = 100;
const operator = 'operator.bekasitimur';
const officeId = 'kecamatan-bekasi-timur';
const stock = 'blangko-ktp';
/** What whoever comes too late is told: nothing is left, or a colleague has just printed this card. */
const politely = ['out-of-stock', 'action-not-possible', 'case-moved'];

/**
 * Several cards wait and one blank is left: many print all of them at once, and one card is printed. `unprinted` are the
 * cards that wait from before; a person has one at a time.
 */
export async function lastBlank(suffering: Suffering, unprinted: Set<string>): Promise<void> {
  const { place, arena, random, did, breach } = suffering;
  const { region, speaker } = place;
  const officer = await signInOfficer(speaker, region, operator);
  for (const code of await newCards(suffering)) unprinted.add(code);
  if (unprinted.size < 2) return did('too few cards waited for a blank');
  await enter({ kind: 'counted', serials: [], words: 'Dihitung ulang sebelum blangko terakhir' });
  await enter({ kind: 'received', serials: [`F${arena.seed}-${random.between(1, 1_000_000_000)}`] });
  const seen = await Promise.all([...unprinted].map((code) => look(place, officer, code)));
  did(`${crowd} at once on the last blank`);
  const printed: string[] = [];
  const each = Math.ceil(crowd / seen.length);
  await Promise.all(
    seen.flatMap((card) =>
      Array.from({ length: each }, () =>
        act(suffering, officer, card, 'print').then(
          () => void printed.push(card.code),
          (error: unknown) => {
            if (!(error instanceof Refused)) throw error;
            if (!politely.includes(error.code))
              breach(`Too late for the last blank, ${card.code} was told: ${error.message}.`);
          },
        ),
      ),
    ),
  );
  for (const code of printed) unprinted.delete(code);
  if (printed.length !== 1) breach(`${printed.length} cards were printed on the last blank: ${printed}.`);
  for (const code of unprinted) {
    const { actions } = await look(place, officer, code);
    const why = actions.find(({ action }) => action === 'print')?.reasonCode;
    if (why !== 'out-of-stock') breach(`${code} was not printed; why it waits is told as ${why}.`);
  }
  const { rows } = await speaker.ask('stock', () =>
    officer.GET('/api/regions/{region}/stock', { params: { path: { region }, query: { officeId } } }),
  );
  const left = rows.find((row) => row.stock === stock)?.balance;
  if (left !== 0) breach(`After the last blank ${left} are left.`);

  async function enter(entry: { kind: 'counted' | 'received'; serials: string[]; words?: string }) {
    await speaker.command(`${entry.kind} ${stock}`, (header) =>
      officer.POST('/api/regions/{region}/stock/movements', {
        params: { path: { region }, header },
        body: { officeId, stock, entry },
      }),
    );
  }
}

/** Cards that were accepted and wait for their print. */
async function newCards(suffering: Suffering): Promise<readonly string[]> {
  const { place } = suffering;
  const { region, speaker } = place;
  const [verifier] = place.officers;
  if (verifier === undefined) throw new Error('No officer is at work.');
  const codes: string[] = [];
  for (const resident of place.residents) {
    try {
      const draft = await fillInCard(speaker, region, resident);
      const code = await sendDraft(speaker, region, resident, draft);
      await act(suffering, verifier, await look(place, verifier, code), 'accept');
      codes.push(code);
    } catch (error) {
      // Who has one open has no second one.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return codes;
}

type Seen = Awaited<ReturnType<typeof look>>;

function act({ place }: Suffering, client: ApiClient, seen: Seen, action: string): Promise<unknown> {
  const { region, speaker } = place;
  const { code, lastSeq } = seen;
  const needs = seen.actions.find((each) => each.action === action)?.needs ?? [];
  return speaker.command(
    action,
    (header) =>
      client.POST('/api/regions/{region}/cases/{code}/actions', {
        params: { path: { region, code }, header },
        body: { lastSeq, action, with: needsOf(seen, needs) },
      }),
    { code },
  );
}
