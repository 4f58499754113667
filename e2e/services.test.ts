/**
 * Services applied for by a resident and worked to their end by those whose role it is, in a browser without scripts: the
 * first scenario of each service's file is what happens.
 */
import type { Pack, Region, Scenario, Service } from '@satuloket/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import { demoPeople } from '../packages/sandbox/src/index.ts';
import { signAtDesk } from './support/at-the-desk.ts';
import { launchBrowser, openScreen } from './support/browser.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { type Paper, photoOf } from './support/papers.ts';
import { messagesTo, proveIdentity, signIn } from './support/people.ts';
import { sealingBy } from './support/register.ts';
import {
  fillInForm,
  type giveNeeds,
  isTaken,
  officerFor,
  type Replayed,
  receiverCode,
  shiftedAnswers,
  takeAsOfficer,
} from './support/replay.ts';

const { url, sandboxUrl } = product;
const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const { packs, places } = definitions.value;

type Told = Replayed & { readonly region: Region };

/** Each service in the region whose villages its scenario names; one that is installed nowhere fails below. */
const stories: readonly Told[] = packs.flatMap(({ pack }) =>
  Object.values(pack.services).flatMap((service): Told[] => {
    const scenario = pack.scenarios.find((each) => each.service === service.code);
    const region = scenario && regionOf(pack, service, scenario);
    return scenario && region ? [{ pack, service, scenario, region }] : [];
  }),
);

function regionOf(pack: Pack, service: Service, scenario: Scenario): Region | undefined {
  const offering = places
    .regions()
    .filter(({ installed }) =>
      installed.some(
        (each) =>
          each.pack === pack.manifest.name && each.services.some((bound) => bound.service === service.code),
      ),
    );
  const said = JSON.stringify(scenario.given.answers);
  return offering.find(({ code }) => said.includes(`"${code}.`)) ?? offering[0];
}

/**
 * What is replayed: services of a pack that share a flow differ by their forms, which the scenarios fill in without a
 * browser; so one for each flow is enough here, and of a pack built on another, whose flows only end otherwise, one for
 * a paper and one for a card. Life events have stories of their own (`events`, `family-birth`, `family-move`).
 * `EVERY_SERVICE` has all of them replayed.
 */
const replayed = stories.filter((story, index) => {
  if (process.env.EVERY_SERVICE) return true;
  if (story.service.members) return false;
  return stories.findIndex((other) => other.pack === story.pack && wayOf(other) === wayOf(story)) === index;
});

function wayOf({ pack, service: { flow, products } }: Told): string {
  if (pack.manifest.builtOn)
    return Object.values(products).some(({ form }) => form === 'card') ? 'card' : 'paper';
  return [...Object.keys(flow.states), ...Object.keys(flow.actions)].join(' ');
}

let browser: Browser;
let paper: Paper;
const residents = new Map<string, Promise<Page>>();
const officers = new Map<string, Promise<Page>>();

beforeAll(async () => {
  browser = await launchBrowser();
  paper = await photoOf(browser, 'Dokumen', ['Untuk uji layanan']);
});
afterAll(() => browser?.close());

test('every service of every pack has a story and a region', () => {
  const told = new Set(stories.map(({ pack, service }) => `${pack.manifest.name}/${service.code}`));
  const all = packs.flatMap(({ pack }) =>
    Object.keys(pack.services).map((code) => `${pack.manifest.name}/${code}`),
  );
  expect(all.filter((each) => !told.has(each))).toEqual([]);
});

describe.each(replayed.map((story) => [`${story.pack.manifest.name}/${story.service.code}`, story] as const))(
  '%s',
  (_name, story) => {
    // An event is as long as all its applications together.
    test('is applied for, worked and finished', {
      timeout: 180_000 * (story.service.members ? 3 : 1),
    }, async () => {
      const { region, service, scenario } = story;
      const city = `${url}/${region.slug}`;
      const phone = await residentOf(story);
      await phone.goto(`${city}/layanan/${service.code}`);
      await phone.getByRole('button', { name: 'Ajukan sekarang' }).click();
      await fillInForm(phone, story, shiftedAnswers(scenario, new Date()), paper);
      await passOver(scenario);
      await phone.getByRole('button', { name: 'Kirim permohonan' }).click();
      const code = /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(phone.url())?.[0];
      if (!code) throw new Error(`Not sent: ${await phone.locator('main').innerText()}`);
      await play(story, code, scenario.steps);
    });
  },
);

/** What happens after the sending, and where the case then stands. */
async function play(story: Told, code: string, steps: Scenario['steps']): Promise<void> {
  const phone = await residentOf(story);
  for (const step of steps) {
    if (isTaken(step.when)) await take(story, code, step.when);
    else if (typeof step.when === 'object') {
      if ('member-ended' in step.when) return playMembers(story, code);
      await happen(story, step.when);
    }
    if (step.then.state !== undefined) await standsAt(phone, story, code, step.then.state);
  }
}

type OpenedMember = { readonly member: string; readonly code: string | null; readonly end: string | null };

async function membersOf({ region }: Told, code: string): Promise<readonly OpenedMember[]> {
  const answer = await fetch(`${url}/api/regions/${region.slug}/track/${code}`);
  const { parts } = (await answer.json()) as { parts: { members?: OpenedMember[] } };
  return parts.members ?? [];
}

/** Each application of an event is worked to its end, and those that it opens after. */
async function playMembers(event: Told, code: string): Promise<void> {
  for (let idle = 0; idle < 16; ) {
    const members = await membersOf(event, code);
    const open = members.find((each) => each.code !== null && each.end === null);
    if (open?.code) {
      await playMember(event, open.member, open.code);
      idle = 0;
      continue;
    }
    if (members.every(({ end }) => end !== null)) {
      await standsAt(await residentOf(event), event, code, 'finished');
      return;
    }
    // What comes before may still be taken back for a while.
    if (idle === 2) await moveClock(30);
    idle += 1;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${event.service.code} ${code} does not go on by itself.`);
}

/** An application that the event has opened, whichever way the event's answers lead it. */
async function playMember(event: Told, member: string, code: string): Promise<void> {
  const called = event.service.members?.[member]?.service;
  const service = called === undefined ? undefined : event.pack.services[called];
  const own = event.pack.scenarios.find((each) => each.service === called);
  if (!service || !own) throw new Error(`${event.service.code} has no member "${member}".`);
  const answers = { ...own.given.answers, ...event.scenario.given.answers };
  await walk({ ...event, service, scenario: { ...own, given: { ...own.given, answers } } }, code);
}

/** What each action's questions are answered with in the stories of a pack and its base, the service's own first. */
function askedIn({ pack, service }: Told, action: string): Record<string, unknown> {
  const own = (each: Scenario): number => (each.service === service.code ? 0 : 1);
  const names = pack.manifest.builtOn?.map((built) => built.pack) ?? [];
  const base = packs.flatMap((each) => (names.includes(each.pack.manifest.name) ? each.pack.scenarios : []));
  const asked = [...pack.scenarios, ...base]
    .toSorted((left, right) => own(left) - own(right))
    .flatMap(({ steps }) => steps)
    .flatMap(({ when }) => (isTaken(when) && when.action === action ? [when.with?.asked ?? {}] : []));
  return { asked: Object.assign({}, ...asked.toReversed()) };
}

/** Takes the main step that is next, again and again, until the case has ended. */
async function walk(story: Told, code: string): Promise<void> {
  const { service } = story;
  for (let steps = 0; steps < 15; steps += 1) {
    const [at, state] = await stateOf(story, code);
    if (state.end) return;
    if (state.watch) {
      await happen(story, { reported: { watch: state.watch, status: 'PRINT_READY_RECORD' } });
      await moved(story, code, at);
      continue;
    }
    if (steps === 0) await confirmAll(story);
    const main = Object.entries(service.flow.actions).filter(
      ([, { from, tone, automatic }]) => from.includes(at) && tone === 'main' && !automatic,
    );
    const [first, ...others] = main;
    if (!first) throw new Error(`${service.code} has no main step from "${at}".`);
    // Of several main steps one is possible, by the facts of the case.
    for (const [action, { by }] of [first, ...others]) {
      const when = { by: by[0] ?? '', action, with: askedIn(story, action) };
      const isLast = action === [first, ...others].at(-1)?.[0];
      try {
        await take(story, code, when);
        break;
      } catch (error) {
        if (isLast) throw error;
      }
    }
    await moved(story, code, at);
  }
  throw new Error(`${service.code} does not end.`);
}

async function stateOf({ region, service }: Told, code: string) {
  const answer = await fetch(`${url}/api/regions/${region.slug}/track/${code}`);
  const { state } = (await answer.json()) as { state: { id: string } };
  const found = Object.entries(service.flow.states).find(([, { title }]) => title.id === state.id);
  if (!found) throw new Error(`${service.code} has no state "${state.id}".`);
  return found;
}

async function moved(story: Told, code: string, from: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await stateOf(story, code))[0] !== from) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${story.service.code} stays at "${from}".`);
}

/** Everyone who is asked answers; a confirmation that this case does not ask for sends no link. */
async function confirmAll(story: Told): Promise<void> {
  for (const [confirmation, { people }] of Object.entries(story.service.confirmations ?? {})) {
    for (const person of people.keys()) {
      const phone = story.scenario.given.answers[people[person]?.phone ?? ''];
      if (typeof phone === 'string' && (await hasNewLink(phone))) {
        await happen(story, { confirmed: { confirmation, person } });
      }
    }
  }
}

async function hasNewLink(phone: string): Promise<boolean> {
  for (let tries = 0; tries < 12; tries += 1) {
    if ((await linksTo(phone)).some((each) => !followed.has(each))) return true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return false;
}

async function take(story: Told, code: string, when: Parameters<typeof giveNeeds>[2]): Promise<void> {
  const { region, service } = story;
  const city = `${url}/${region.slug}`;
  const action = service.flow.actions[when.action];
  if (when.by === 'system' || !action) return;
  if (when.by === 'applicant') {
    const phone = await residentOf(story);
    if (action.needs.includes('slot')) {
      await phone.goto(`${city}/berkas/${code}/jadwal?langkah=${when.action}`);
      await phone.locator('ul.days a').first().click();
      await phone.locator('input[name="slotId"]:enabled').first().check();
      await phone
        .locator('form')
        .filter({ has: phone.locator('[name="slotId"]') })
        .getByRole('button')
        .click();
      return;
    }
    await phone.goto(`${city}/berkas/${code}`);
    const form = phone.locator('form').filter({
      has: phone.locator(`input[type="hidden"][name="action"][value="${when.action}"]`),
    });
    await form.locator('button').last().click({ force: true });
    return;
  }
  const desk = await officerOf(
    region,
    officerFor(region, story, { role: when.by, ...(await placeOf(story, code)) }),
  );
  if (action.needs.includes('signature')) {
    const head = officerFor(region, story, { role: when.by, ...(await placeOf(story, code)) });
    await signAtDesk({ url, sandboxUrl }, head, code, region.slug);
    return;
  }
  const proof = action.needs.includes('proof')
    ? { kind: 'code', code: await receiverCode(await residentOf(story), `${city}/berkas/${code}`) }
    : undefined;
  const given = { ...when, with: { ...when.with, ...(proof && { proof }) } };
  await takeAsOfficer(desk, `${city}/petugas/berkas/${code}`, story, given, sealingBy(sandboxUrl));
  await desk.waitForLoadState();
  const refused = desk.locator('button[name="action"]').locator('xpath=ancestor::form').locator('.error');
  if ((await refused.count()) > 0) throw new Error(`${when.action}: ${await refused.first().innerText()}`);
}

/** What others say: the register's status of a card, a witness by the link on their phone. */
async function happen({ service, scenario }: Told, when: object): Promise<void> {
  const answers = shiftedAnswers(scenario, new Date());
  if ('reported' in when) {
    const { watch, status } = when.reported as { watch: string; status: string };
    const path = /form\.([\w.]+)/.exec(service.watches?.[watch]?.nik ?? '')?.[1]?.split('.') ?? [];
    const nik = path.reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], answers);
    const pushed = await fetch(`${sandboxUrl}/control/card`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nik, status }),
    });
    expect(pushed.status, `card of ${nik}`).toBe(200);
  }
  if ('confirmed' in when) {
    const { confirmation, person = 0 } = when.confirmed as { confirmation: string; person?: number };
    const asked = service.confirmations?.[confirmation]?.people[person];
    if (!asked) throw new Error(`${service.code} asks nobody at ${confirmation} ${person}.`);
    const witness = answers[asked.person] as { nik?: string };
    const link = await newLink(String(answers[asked.phone]));
    const page = await plainPage('phone');
    await page.goto(link);
    // Twins' witnesses are asked twice; a link whose case has ended meanwhile asks nothing any more.
    const yes = page.locator('input[name="answer"][value="yes"]');
    if ((await yes.count()) === 0) return page.context().close();
    await yes.check();
    const proof = page.locator('input[name="proof"]');
    if ((await proof.count()) > 0) await proof.fill(witness.nik?.slice(-4) ?? '');
    await page.locator('form').getByRole('button').last().click();
    await page.context().close();
  }
}

async function moveClock(minutes: number): Promise<void> {
  await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes }),
  });
}

const followed = new Set<string>();

/** Links that came before an application was sent belong to others. */
async function passOver({ given }: Scenario): Promise<void> {
  for (const phone of new Set(JSON.stringify(given.answers).match(/\+62\d+/g))) {
    for (const link of await linksTo(phone)) followed.add(link);
  }
}

async function linksTo(phone: string): Promise<readonly string[]> {
  const messages = await messagesTo(sandboxUrl, phone);
  return messages.flatMap(({ text }) => /https?:\S+\/saksi\/\S+/.exec(text) ?? []);
}

/** The newest link to confirm by that came to a phone and that no story has followed yet. */
async function newLink(phone: string): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    const links = await linksTo(phone);
    const link = links.findLast((each) => !followed.has(each));
    if (link) {
      followed.add(link);
      return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`No link to confirm by came to ${phone}.`);
}

/** Where the case is, as anyone may see it. */
async function placeOf({ region, scenario }: Told, code: string) {
  const answer = await fetch(`${url}/api/regions/${region.slug}/track/${code}`);
  const { office } = (await answer.json()) as { office: { id: string } };
  const officeId = region.offices.find(({ name }) => name.id === office.id)?.id ?? '';
  const villageCode = /"villageCode":"([\d.]+)"/.exec(JSON.stringify(scenario.given.answers))?.[1] ?? '';
  return { officeId, villageCode };
}

/** The page of the case tells the state's story; what the machine or the register does comes a moment later. */
async function standsAt(page: Page, { region, service }: Told, code: string, state: string): Promise<void> {
  const story = service.flow.states[state]?.story.id ?? '';
  const told = new RegExp(
    story
      .split('{office}')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+'),
  );
  for (let tries = 0; ; tries += 1) {
    await page.goto(`${url}/${region.slug}/lacak/${code}`);
    const heading = await page.getByRole('heading', { level: 1 }).first().innerText();
    if (told.test(heading)) return;
    if (tries === 40) expect(heading, `${service.code} at "${state}"`).toMatch(told);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The demo's resident whom the scenario names, or one who lives there; signed in and known once. */
function residentOf({ region, scenario }: Told): Promise<Page> {
  const said = JSON.stringify(scenario.given.answers);
  const here = demoPeople.filter(({ villageCode }) => villageCode.startsWith(`${region.code}.`));
  const person =
    here.find(({ kk }) => kk === scenario.given.answers.familyCard) ??
    here.find(({ nik }) => said.includes(nik)) ??
    here[0];
  if (!person) throw new Error(`Nobody of the demo lives in ${region.name.id}.`);
  return once(residents, `${region.id} ${person.phone}`, async () => {
    const page = await plainPage('phone');
    const [year = '', month = '', day = ''] = person.birthDate.split('-');
    const resident = { ...person, birthDate: [String(Number(day)), String(Number(month)), year] } as const;
    await page.goto(`${url}/${region.slug}/masuk`);
    await signIn(page, sandboxUrl, resident);
    await page.waitForURL(/\/akun/);
    await page.goto(`${url}/${region.slug}/masuk/identitas`);
    if (page.url().includes('/identitas')) {
      await proveIdentity(page, resident);
      await page.waitForURL(/\/akun/);
    }
    return page;
  });
}

function officerOf(region: Region, username: string): Promise<Page> {
  return once(officers, `${region.id} ${username}`, async () => {
    const page = await plainPage('desk');
    await signInOfficer(page, `${url}/${region.slug}`, username);
    return page;
  });
}

function once(pages: Map<string, Promise<Page>>, key: string, open: () => Promise<Page>): Promise<Page> {
  const known = pages.get(key) ?? open();
  pages.set(key, known);
  return known;
}

async function plainPage(screen: 'phone' | 'desk'): Promise<Page> {
  const page = await (await openScreen(browser, screen, { javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(30_000);
  return page;
}
