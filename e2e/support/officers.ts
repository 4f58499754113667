/** Officers of the demo at work in the console, by mouse and by key. */
import type { Page } from 'playwright-core';
import { untilAwake } from './browser.ts';

/** Shown on the sign-in page of the demo. */
const demoPassword = 'satu-loket-demo';

export async function signInOfficer(page: Page, base: string, username: string): Promise<void> {
  await page.goto(`${base}/petugas`);
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill(demoPassword);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('link', { name: /Perlu diambil/ }).waitFor();
}

export async function openCase(page: Page, base: string, code: string): Promise<void> {
  await page.goto(`${base}/petugas/berkas/${code}`);
  await page.getByRole('link', { name: /^Komentar/ }).waitFor();
  await untilAwake(page);
}

/** Looks at each paper and ticks all that is to be compared. */
export async function tickChecklist(page: Page, papers: readonly string[]): Promise<void> {
  for (const paper of papers) {
    await page
      .getByRole('tab', { name: paper })
      .or(page.getByRole('link', { name: paper }))
      .first()
      .click();
    await page.getByRole('group', { name: `Pemeriksaan: ${paper}` }).waitFor();
    for (const box of await page
      .getByRole('group', { name: `Pemeriksaan: ${paper}` })
      .getByRole('checkbox')
      .all()) {
      await box.check();
    }
  }
}

/** Takes an action. One that asks for something opens its panel first, where `fill` gives it. */
export async function act(page: Page, title: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  const name = new RegExp(`^${title}`);
  if (fill) {
    // Marking something as wrong has opened the panel of returning already.
    const panel = page.getByRole('heading', { name: title });
    if (!(await panel.isVisible())) await page.getByRole('link', { name }).click();
    await panel.waitFor();
    await fill(page);
  }
  await page.getByRole('button', { name }).click();
  await page.getByText(new RegExp(`^${title}: `)).waitFor();
}
