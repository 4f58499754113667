import { failure, type MinutesData, officeOf, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { officeValues } from '../cases/office-values.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { Minutes, MinutesDocument } from './contract.ts';
import { type PrintingDependencies, regionOf } from './dependencies.ts';
import { minutes } from './destruction.ts';
import { minutesTemplate } from './minutes-template.ts';
import { problems } from './problems.ts';

/**
 * The minutes as a file, made from the template of the pack whose cards were destroyed. They are signed by hand, by the
 * officer and the witnesses: so it is a file for every reader and not one for an electronic signature.
 */
export async function minutesDocument(
  dependencies: PrintingDependencies,
  caller: Caller,
  minutesId: string,
): Promise<Result<MinutesDocument>> {
  const read = await minutes(dependencies, caller, minutesId);
  if (!read.ok) return read;
  const region = regionOf(dependencies, caller.regionId);
  const { office_id: officeId, at } = await regionDatabase(dependencies.database, region.id)
    .selectFrom('destruction')
    .select(['office_id', 'at'])
    .where('id', '=', minutesId)
    .executeTakeFirstOrThrow();
  const cards = await regionDatabase(dependencies.database, region.id)
    .selectFrom('destruction_card')
    .select(sql<string>`distinct service`.as('service'))
    .where('destruction_id', '=', minutesId)
    .orderBy('service')
    .execute();
  const found = minutesTemplate(
    dependencies,
    region,
    cards.map(({ service }) => service),
  );
  if (found === undefined) return failure(problems.noMinutesTemplate);
  const rendered = await dependencies.fulfilment.render({
    template: found.template,
    pieces: found.pack.templates,
    data: dataOf(region, read.value, { officeId, service: found.service }),
    createdAt: at.toISOString(),
    standard: 'accessible',
    ...(region.emblem && { emblem: region.emblem }),
  });
  if (!rendered.ok) return failure(problems.minutesNotMade);
  return success({
    name: `Berita Acara ${read.value.number.replace('/', '-')}.pdf`,
    mediaType: 'application/pdf',
    content: rendered.value.pdf,
  });
}

function dataOf(
  region: Region,
  told: Minutes,
  { officeId, service }: { readonly officeId: string; readonly service: string },
): MinutesData {
  const office = officeValues(region, service, officeId);
  const destroyed = told.cards.filter(({ undone }) => !undone).length;
  return {
    subject: 'Pemusnahan Kartu Lama',
    number: told.number,
    city: office.city,
    agency: office.agency.toUpperCase(),
    office: office.name,
    officeAddress: officeOf(region, officeId)?.address.id ?? '',
    officePhone: office.phone ?? '',
    headTitle: office.headTitle ?? '',
    headName: office.headName ?? '',
    headNip: office.headNip ?? '',
    weekday: inWords(told.day, { weekday: 'long' }),
    date: inWords(told.day, { day: 'numeric', month: 'long', year: 'numeric' }),
    place: told.place,
    act: 'pemusnahan kartu lama yang diserahkan pemegangnya ketika menerima kartu penggantinya',
    total: `${destroyed} keping`,
    closing: 'Setelah dimusnahkan, kartu-kartu itu tidak dapat dipakai lagi.',
    officer: told.by ?? '',
    items: told.cards.map(({ code, name, service: title, undone }) => ({
      code,
      name,
      about: undone ? `${title.id} (dibatalkan)` : title.id,
    })),
    witnesses: told.witnesses.map((name) => ({ name })),
  };
}

/** A day of a calendar has no zone: it is read as of noon in UTC, which is that day in all of Indonesia. */
function inWords(day: string, shape: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('id-ID', { ...shape, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}
