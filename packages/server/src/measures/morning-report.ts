import type { MessageTemplate, Region } from '@satuloket/engine';
import { writeToOfficer } from '../notices/index.ts';
import { dateFormat, localDateOf } from '../places/index.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { MorningLine } from './contract.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';
import { leaderRole } from './heads.ts';
import { morningLines } from './morning.ts';

/** When the morning page is sent, on the region's clock; after noon it is no morning any more and is only kept. */
const sentAt = '06:30';
const sentUntil = '12:00';

const says: MessageTemplate = {
  subject: { id: 'Pagi ini di {region}', en: 'This morning in {region}' },
  body: { id: '{lines}\nSelengkapnya: {link}', en: '{lines}\nMore: {link}' },
};

/**
 * Makes the page of this morning and writes it to those who lead the region; a job, each minute. The row of the day is
 * taken by whoever is first, so that it happens once with any number of servers and after a restart.
 */
export async function reportMorning(dependencies: MeasuresDependencies, regionId: string): Promise<boolean> {
  const region = regionOf(dependencies, regionId);
  const now = dependencies.now();
  const time = timeOf(region, now);
  if (time < sentAt) return false;
  const date = localDateOf(region, now);
  const database = regionDatabase(dependencies.database, regionId);
  const made = await database
    .selectFrom('morning_report')
    .select('made_at')
    .where('day', '=', date)
    .executeTakeFirst();
  if (made !== undefined) return false;
  const lines = await morningLines(dependencies, region, date);
  return inTransaction(database, async (transaction) => {
    const first = await transaction
      .insertInto('morning_report')
      .values({ day: date, made_at: now, lines: JSON.stringify(lines) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('day')
      .executeTakeFirst();
    if (first === undefined) return false;
    if (time < sentUntil) {
      await writeToOfficer(dependencies, transaction, {
        to: { role: leaderRole, officeIds: region.offices.map(({ id }) => id) },
        template: 'morning',
        occasion: `morning/${date}`,
        says,
        values: {
          region: region.name,
          lines: linesWords(lines),
          link: `${dependencies.publicUrl}/${region.slug}/petugas/pagi`,
        },
        // Not gathered for a digest: it has a time of its own, and quiet hours are over by then.
        urgent: true,
        now,
      });
    }
    return true;
  });
}

function linesWords(lines: readonly MorningLine[]): { readonly id: string; readonly en: string } {
  const inLanguage = (language: 'id' | 'en'): string =>
    lines
      .map(
        ({ title, figure, sentence }) => `• ${title[language]}: ${figure[language]}. ${sentence[language]}`,
      )
      .join('\n');
  return { id: inLanguage('id'), en: inLanguage('en') };
}

/** `06:30` on the wall of a region. */
function timeOf({ zone }: Pick<Region, 'zone'>, at: Date): string {
  return dateFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
