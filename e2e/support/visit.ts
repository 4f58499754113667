/** Booking a visit in the portal, with scripts or without. */
import type { Page } from 'playwright-core';

/** Opens the page of times for a step that books a visit, takes the first free one, and is back at the case. */
export async function bookVisit(page: Page, caseAddress: string, action: string): Promise<string> {
  await page.goto(`${caseAddress}/jadwal?langkah=${action}`);
  await page
    .getByRole('region', { name: 'Hari' })
    .getByRole('link', { name: /tempat$/ })
    .first()
    .click();
  const times = page.getByRole('group').filter({ has: page.locator('input[name="slotId"]') });
  const free = times.locator('input[name="slotId"]:not([disabled])').first();
  const slotId = await free.inputValue();
  await free.check();
  await page.getByRole('button', { name: 'Pesan waktu ini' }).click();
  await page.waitForURL((address) => address.pathname === new URL(caseAddress).pathname);
  return slotId;
}
