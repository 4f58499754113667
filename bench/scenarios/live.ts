import { prepareDrafts } from '../harness/drafts.ts';
import { watchUsage } from '../harness/usage.ts';
import type { LiveGiven } from '../units/live.ts';
import type { NotifyGiven } from '../units/notify.ts';
import { run, type Scenario, unit } from './scenario.ts';

const openPages = 2_000;
/** A first look opens fewer. */
const quickSeconds = 4;
const pagesOfQuick = 200;
const lists = 10;
const pagesOfCase = 20;
const perSecond = 5;

export const live: Scenario = {
  name: 'live',
  tells: 'an action is seen on other screens, with many pages open that follow cases and work lists',
  async measure(world) {
    const { product, region, applicants, seconds } = world;
    const pages = seconds < quickSeconds ? pagesOfQuick : openPages;
    const before = watchUsage(product.serverPid, product.databasePid).stop().memory;
    const ofOffice = applicants.filter(({ office }) => office === 'bekasitimur');
    const given: LiveGiven = {
      url: product.url,
      region: region.slug,
      drafts: await prepareDrafts(product, region, ofOffice, Math.ceil((pages - lists) / pagesOfCase)),
      verifier: (await world.officer('verifikator.bekasitimur')).token,
      pages: pages - lists,
      lists,
    };
    const pace = { kind: 'open', perSecond } as const;
    const told = await run(
      world,
      { module: unit('notify'), given: { adminUrl: product.adminUrl } satisfies NotifyGiven },
      pace,
    );
    const found = await run(world, { module: unit('live'), given }, pace);
    for (const fault of found.faults) world.say(`failed: ${fault}`);
    return {
      product: found,
      notes: [
        `${pages} pages open, ${perSecond} actions a second, each heard by about ${pagesOfCase} pages of its case; an action counts when the last of them heard.`,
        `server memory ${before} MiB before, ${found.server.memory} MiB with the pages open.`,
        `bare: PostgreSQL passes a word from one connection to another in ${told.median} / ${told.p95} / ${told.p99} ms (median / 95 / 99 %).`,
      ],
    };
  },
};
