import type { DemoAccount } from '@satuloket/server/types';
import { services } from './services.ts';

/** Invented residents to try the demo with; none in production. */
export function demoResidents(
  event: Parameters<typeof services>[0] & { locals: App.Locals },
): readonly DemoAccount[] {
  return services(event)
    .people.demoAccounts(event.locals.region.id)
    .filter(({ face }) => face === 'portal');
}
