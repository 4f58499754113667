import type { Page } from 'playwright-core';

/** Goes to a page by the officers' menu, and opens the group in which it stands. */
export async function goByMenu(page: Page, name: string): Promise<void> {
  const link = page.getByRole('banner').getByRole('link', { name, exact: true });
  const inGroup = page
    .getByRole('banner')
    .locator('details:visible')
    .filter({ has: page.getByRole('link', { name, exact: true, includeHidden: true }) })
    .locator('summary');
  await link.or(inGroup).first().waitFor();
  if (!(await link.isVisible())) await inGroup.click();
  const path = await link.getAttribute('href');
  await link.click();
  // Until then the page before is still there, dimmed, and may hold what the test looks for.
  await page.waitForURL(({ pathname }) => pathname === path);
}
