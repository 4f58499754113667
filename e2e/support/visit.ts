/** Booking a visit in the portal, with scripts or without. */
import type { Page } from 'playwright-core';

/**
 * On the page of days and times: takes the first free time of the second free day and waits for the case. The first
 * may be today, and other tests move the clock on: what is hours away by then can't be moved by the citizen any more.
 */
export async function takeFreeTime(page: Page): Promise<string> {
  await page
    .getByRole('region', { name: 'Hari' })
    .getByRole('link', { name: /tempat$/ })
    .nth(1)
    .click();
  const free = page.locator('input[name="slotId"]:enabled').first();
  const slotId = await free.inputValue();
  await free.check();
  await page.getByRole('button', { name: 'Pesan waktu ini' }).click();
  await page.waitForURL(({ pathname }) => !pathname.endsWith('/jadwal'));
  return slotId;
}
