/** The offices of a region at work: each step is taken by whoever of the demo holds its role where the case lies. */
import type { Pack, Region, Scenario, Service, Text } from '@satuloket/engine';
import type { Browser, Page } from 'playwright-core';
import { openScreen } from './browser.ts';
import { signInOfficer } from './officers.ts';
import {
  linesToCopy,
  type RegisterEventKind,
  type Registered,
  registerOnScreen,
  sealingBy,
} from './register.ts';
import { officerFor, type Replayed, takeAsOfficer } from './replay.ts';

/** What anyone with the code may read of a case. */
type Track = {
  readonly code: string;
  readonly state: Text;
  readonly story: Text;
  readonly end: string | null;
  readonly office: Text;
  readonly timeline: readonly { readonly story: Text }[];
  readonly parts: {
    readonly members?: readonly {
      readonly member: string;
      readonly item?: number;
      readonly standing: string;
      readonly code: string | null;
      readonly end: string | null;
    }[];
  };
};

export type Offices = ReturnType<typeof openOffices>;

export function openOffices(input: {
  readonly browser: Browser;
  readonly url: string;
  readonly sandboxUrl: string;
  readonly region: Region;
  readonly pack: Pack;
  /** Whose village officers and counters are meant, where a role is tied to a village. */
  readonly villageCode: string;
}) {
  const { browser, url, sandboxUrl, region, pack, villageCode } = input;
  const city = `${url}/${region.slug}`;
  const desks = new Map<string, Promise<Page>>();

  /** The first story of a service, as its pack tells it. */
  const storyOf = (code: string): Replayed => {
    const service = pack.services[code];
    const scenario = pack.scenarios.find((each) => each.service === code);
    if (!service || !scenario) throw new Error(`${pack.manifest.name} has no story of ${code}.`);
    return { pack, service, scenario };
  };

  const track = async (code: string): Promise<Track> => {
    const answer = await fetch(`${url}/api/regions/${region.slug}/track/${code}`);
    if (!answer.ok) throw new Error(`${code} is not tracked: ${answer.status}`);
    return answer.json();
  };

  const deskOf = async (username: string): Promise<Page> => {
    const open = async () => {
      const page = await (await openScreen(browser, 'desk', { javaScriptEnabled: false })).newPage();
      page.setDefaultTimeout(30_000);
      await signInOfficer(page, city, username);
      return page;
    };
    const known = desks.get(username) ?? open();
    desks.set(username, known);
    return known;
  };

  const deskFor = async (service: Service, code: string, action: string): Promise<Page> => {
    const role = service.flow.actions[action]?.by[0] ?? '';
    const { office } = await track(code);
    const officeId = region.offices.find(({ name }) => name.id === office.id)?.id ?? '';
    return deskOf(officerFor(region, storyOf(service.code), { role, officeId, villageCode }));
  };

  const addressOf = (code: string): string => `${city}/petugas/berkas/${code}`;

  /** A click does not wait for what it brings about: the story of the case grows, or the page says what is wrong. */
  const taken = async (desk: Page, code: string, action: string, before: Track): Promise<void> => {
    const refused = desk.locator('button[name="action"]').locator('xpath=ancestor::form').locator('.error');
    for (let tries = 0; tries < 120; tries += 1) {
      if ((await track(code)).timeline.length > before.timeline.length) return;
      if ((await refused.count()) > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`${action} of ${code} was not taken: ${await desk.locator('main').innerText()}`);
  };

  const take = async (
    name: string,
    code: string,
    action: string,
    asked: Readonly<Record<string, string | boolean>> = {},
    /** What the receiver reads out. */
    proof?: string,
  ): Promise<void> => {
    const story = storyOf(name);
    const role = story.service.flow.actions[action]?.by[0] ?? '';
    const desk = await deskFor(story.service, code, action);
    const before = await track(code);
    await takeAsOfficer(
      desk,
      addressOf(code),
      story,
      { by: role, action, with: { asked, ...(proof && { proof: { kind: 'code', code: proof } }) } },
      sealingBy(sandboxUrl),
    );
    await taken(desk, code, action, before);
  };

  /** Enters in the register's own screens what the case's screen shows, and brings back number and file. */
  const register = async (
    name: string,
    code: string,
    action: string,
    kind: RegisterEventKind,
    /** What the action's questions are answered with: a line of what the register gives. */
    asked: Readonly<Record<string, string>> = {},
  ): Promise<Registered> => {
    const { service } = storyOf(name);
    const desk = await deskFor(service, code, action);
    await desk.goto(addressOf(code));
    const before = await track(code);
    const entry = await linesToCopy(desk);
    const screen = await desk.context().newPage();
    screen.setDefaultTimeout(30_000);
    const registered = await registerOnScreen(screen, sandboxUrl, kind, code, entry);
    await screen.close();
    await desk.goto(`${addressOf(code)}?panel=action.${action}`);
    await desk.locator('input[name^="number."]').first().fill(registered.number);
    for (const [question, label] of Object.entries(asked)) {
      await desk.locator(`input[name="asked.${question}"]`).fill(registered.others.get(label) ?? '');
    }
    await desk
      .locator('input[type="file"][name^="file."]')
      .first()
      .setInputFiles({ ...registered.file });
    await desk.locator(`button[name="action"][value="${action}"]`).first().click();
    await taken(desk, code, action, before);
    return registered;
  };

  /** Waits until the track of a case shows what is expected; the machine takes its steps a moment later. */
  const until = async (code: string, what: string, holds: (seen: Track) => boolean): Promise<Track> => {
    for (let tries = 0; ; tries += 1) {
      const seen = await track(code);
      if (holds(seen)) return seen;
      if (tries === 120) throw new Error(`${code} is not ${what}: ${JSON.stringify(seen, null, 1)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };

  return {
    storyOf,
    track,
    deskOf,
    deskFor,
    addressOf,
    take,
    register,
    until,
    /** After the clock was moved nobody may be signed in any more. */
    closeDesks: () => desks.clear(),
    /** The codes of what an event has opened, by member and item. */
    opened: async (code: string): Promise<ReadonlyMap<string, string>> =>
      new Map(
        ((await track(code)).parts.members ?? []).flatMap(({ member, item, code: child }) =>
          child === null ? [] : [[item === undefined ? member : `${member}[${item}]`, child] as const],
        ),
      ),
    /** Where the case stands, as its state is called. */
    stands: (code: string, service: string, state: string): Promise<Track> => {
      const title = storyOf(service).service.flow.states[state]?.title.id;
      return until(code, `at "${state}"`, (seen) => seen.state.id === title);
    },
  };
}

/** A story with other answers and papers than its scenario's. */
export function retold(
  story: Replayed,
  { answers, attachments }: { answers: Scenario['given']['answers']; attachments: readonly string[] },
): Replayed {
  const { scenario } = story;
  return { ...story, scenario: { ...scenario, given: { ...scenario.given, answers, attachments } } };
}
