import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { packedChromium } from './packed-chromium.ts';

const systemBrowsers = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A Chromium of the system where there is one, else the one that comes from npm. The latter's own default flags are
 * left out: they switch web security off.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];
  const system = systemBrowsers.find((path) => path !== undefined && existsSync(path));
  return chromium.launch({ executablePath: system ?? (await packedChromium()), args });
}

export const screens = {
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true },
  smallPhone: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 } },
} as const satisfies Record<string, BrowserContextOptions>;

/** A person's browser: their screen, Indonesian, the region's zone. */
export function openScreen(
  browser: Browser,
  screen: keyof typeof screens,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({ ...screens[screen], locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...options });
}

/**
 * Until an officer’s page hears keys and clicks by its scripts; before, a key is lost and a button at most sends its
 * form. Whoever reads without scripts need not wait.
 */
export async function untilAwake(page: Page): Promise<void> {
  const isPlain = await page.evaluate(() => matchMedia('(scripting: none)').matches);
  if (!isPlain) await page.locator('html[data-awake]').waitFor();
}

/** What axe finds against WCAG 2.2 AA, as lines that say where; empty when there is nothing to repair. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // A heading can be read before the styles have come, and without them nothing has its size.
  await page.waitForLoadState('load');
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}. ${failureSummary ?? ''}`,
    ),
  );
}

/** Whether the page has to be scrolled sideways, which at 320 px it must not (WCAG 1.4.10). */
export function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}

/**
 * What axe and a narrow screen find of a page that someone reads without scripts: axe itself needs them, so that the
 * same page is opened once more with them.
 */
export async function faultsOfPlainPage(browser: Browser, page: Page): Promise<readonly string[]> {
  const storageState = await page.context().storageState();
  const context = await openScreen(browser, 'smallPhone', { storageState });
  const same = await context.newPage();
  await same.goto(page.url());
  const faults = await accessibilityFaults(same);
  const isWide = await overflowsSideways(same);
  await context.close();
  return isWide ? [...faults, 'The page has to be scrolled sideways.'] : faults;
}
