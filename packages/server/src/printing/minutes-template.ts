import type { Pack, Region } from '@satuloket/engine';
import type { PrintingDependencies } from './dependencies.ts';
import { cardServices } from './print-states.ts';

/** The template of the minutes of these services' cards: by the stock that the first of them prints on. */
export function minutesTemplate(
  dependencies: Pick<PrintingDependencies, 'packs'>,
  region: Region,
  services: readonly string[],
): { readonly pack: Pack; readonly template: string; readonly service: string } | undefined {
  const prints = new Map(cardServices(dependencies, region).map((each) => [each.service.code, each.prints]));
  for (const service of services) {
    const pack = dependencies.packs.serviceOf(region.id, service)?.pack;
    for (const { stock } of prints.get(service) ?? []) {
      const template = pack?.templates[pack.manifest.stock?.[stock]?.minutes ?? ''];
      if (pack !== undefined && template !== undefined) return { pack, template, service };
    }
  }
  return undefined;
}
