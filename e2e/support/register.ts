/** The stand-in of the register's own screen, as an operator uses it. */
import type { Page } from 'playwright-core';
import type { Paper } from './papers.ts';

export type Registered = { readonly number: string; readonly file: Paper };

/** Types what the case's screen shows, line by line, and takes the number and the file that the register gives. */
export async function registerBirth(
  page: Page,
  sandboxUrl: string,
  code: string,
  entry: ReadonlyMap<string, string>,
): Promise<Registered> {
  await page.goto(`${sandboxUrl}/siak/kelahiran`);
  await page.getByLabel('Kode berkas Satuloket').fill(code);
  for (const [label, value] of entry) {
    const plain = label.replace(/[()]/g, '\\$&');
    const control = page.getByLabel(new RegExp(`^${plain}(?:\\s*\\(|$|\n)`));
    if ((await control.evaluate((element) => element.tagName)) === 'SELECT') {
      await control.selectOption({ label: value });
    } else await control.fill(value);
  }
  await page.getByRole('button', { name: 'Catat dan terbitkan' }).click();
  const link = page.getByRole('link', { name: /Unduh berkas PDF/ });
  await link.waitFor();
  const address = new URL((await link.getAttribute('href')) ?? '', page.url());
  const content = Buffer.from(await (await fetch(address)).arrayBuffer());
  const number = /\d{4}-L[UT]-\d{8}-\d{4}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  return { number, file: { name: 'akta.pdf', mimeType: 'application/pdf', buffer: content } };
}
