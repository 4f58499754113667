import type { Region } from '@satuloket/engine';

export type Printer = NonNullable<Region['offices'][number]['printers']>[number];

export function printersOf(region: Region, officeId: string): readonly Printer[] {
  return region.offices.find(({ id }) => id === officeId)?.printers ?? [];
}

export function printerName(
  region: Region,
  { office_id: officeId, printer_id: printerId }: { readonly office_id: string; readonly printer_id: string },
) {
  const named = printersOf(region, officeId).find(({ id }) => id === printerId)?.name;
  return named ?? { id: printerId, en: printerId };
}
