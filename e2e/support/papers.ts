import type { Browser, Page } from 'playwright-core';

export type Paper = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A photo of an invented paper, as sharp and as large as a phone takes it. */
export async function photoOf(browser: Browser, title: string, lines: readonly string[]): Promise<Paper> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 }, deviceScaleFactor: 1 });
  await page.setContent(`<body style="margin:0;background:#cfcac0;font:20px serif">
    <div style="margin:40px;padding:60px;background:#fff;height:1000px">
      <h1 style="text-align:center;font-size:34px">${title}</h1>
      <p style="text-align:center;color:#777">CONTOH, bukan dokumen sungguhan</p>
      ${lines.map((line) => `<p>${line}</p>`).join('')}
      ${'<p>Demikian surat ini dibuat dengan sebenarnya untuk dipergunakan seperlunya.</p>'.repeat(8)}
    </div></body>`);
  await page.bringToFront();
  const buffer = await pictureOf(page);
  await page.close();
  return { name: `${title.toLowerCase().replaceAll(' ', '-')}.jpg`, mimeType: 'image/jpeg', buffer };
}

/** A browser that is busy elsewhere now and then gives no picture at once. */
async function pictureOf(page: Page): Promise<Buffer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await page.screenshot({ type: 'jpeg', quality: 80 });
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}
