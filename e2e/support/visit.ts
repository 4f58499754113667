/** Booking a visit in the portal, with scripts or without. */
import type { Page } from 'playwright-core';

/** On the page of days and times: takes the first free time of the first free day and waits for the case. */
export async function takeFirstFree(page: Page): Promise<string> {
  await page
    .getByRole('region', { name: 'Hari' })
    .getByRole('link', { name: /tempat$/ })
    .first()
    .click();
  const free = page.locator('input[name="slotId"]:enabled').first();
  const slotId = await free.inputValue();
  await free.check();
  await page.getByRole('button', { name: 'Pesan waktu ini' }).click();
  await page.waitForURL(({ pathname }) => !pathname.endsWith('/jadwal'));
  return slotId;
}
