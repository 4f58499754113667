/**
 * Replays a scenario of a pack in a browser without scripts: what its YAML says was answered is typed into the pages,
 * and each action is taken by someone who holds the role at the case's office.
 */
import {
  type AddressValue,
  type Answers,
  type AnswerValue,
  type Field,
  type Pack,
  type PersonValue,
  postsFor,
  type Region,
  type Scenario,
  type ScenarioStep,
  type Service,
} from '@satuloket/engine';
import type { Locator, Page } from 'playwright-core';
import type { Paper } from './papers.ts';
import { linesToCopy, type Sealing } from './register.ts';

/** More pages than any form has; a form that leads round fails here. */
const maximumPages = 60;

export type Replayed = { readonly pack: Pack; readonly service: Service; readonly scenario: Scenario };

/** A recent date moves with the days since the scenario was written: what happened a week ago still did. */
export function shiftedAnswers({ given }: Scenario, today: Date): Answers {
  const written = new Date(given.now);
  const days = Math.round((today.getTime() - written.getTime()) / 86_400_000);
  const recent = 400 * 86_400_000;
  const shift = (value: unknown): unknown => {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      const at = Date.parse(value);
      return Math.abs(at - written.getTime()) > recent
        ? value
        : new Date(at + days * 86_400_000).toISOString().slice(0, 10);
    }
    if (Array.isArray(value)) return value.map(shift);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shift(inner)]));
  };
  return shift(given.answers) as Answers;
}

/** From the first step to the overview; each page is filled, and filled again where an answer led to a question. */
export async function fillInForm(
  page: Page,
  { service, scenario }: Replayed,
  answers: Answers,
  paper: Paper,
): Promise<void> {
  const papers = { paper, wanted: new Set(scenario.given.attachments) };
  const tried = new Map<string, number>();
  for (let pages = 0; pages < maximumPages; pages += 1) {
    if (page.url().includes('/periksa')) return;
    const step = page.url().split('?')[0]?.split('/').at(-1) ?? '';
    const times = (tried.get(step) ?? 0) + 1;
    tried.set(step, times);
    if (times > 6)
      throw new Error(`The step "${step}" of ${service.code} is not left: ${await faultsOf(page)}`);
    const fields = service.form.steps.find(({ code }) => code === step)?.fields ?? [];
    for (const field of fields) await fillIn(page, field, field.code, answers[field.code], papers);
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).last().click();
  }
  throw new Error(`The form of ${service.code} has no end: ${page.url()}`);
}

async function faultsOf(page: Page): Promise<string> {
  const summary = page.locator('[data-error-summary]');
  return (await summary.count()) > 0 ? summary.innerText() : page.locator('main').innerText();
}

/** A photo that stands for every document, and the requirements for which it has not been sent yet. */
type Papers = { readonly paper?: Paper; readonly wanted: Set<string> };

/** The fields of a page that is no step of a draft. */
export async function fillInFields(
  page: Page,
  fields: readonly Field[],
  answers: Answers,
  { paper, attachments }: { readonly paper: Paper; readonly attachments: readonly string[] },
): Promise<void> {
  const papers = { paper, wanted: new Set(attachments) };
  for (const field of fields) await fillIn(page, field, field.code, answers[field.code], papers);
}

async function fillIn(
  page: Page,
  field: Field,
  path: string,
  value: AnswerValue | undefined,
  papers: Papers,
): Promise<void> {
  switch (field.type) {
    case 'file': {
      const input = page.locator(`input[type="file"][name="file:${field.requirement}"]`);
      if ((await input.count()) === 0 || !papers.paper || !papers.wanted.has(field.requirement)) return;
      await input.first().setInputFiles({ ...papers.paper });
      papers.wanted.delete(field.requirement);
      return;
    }
    case 'group':
      return fillInGroup(page, field, path, (value ?? []) as readonly Answers[], papers);
    case 'person':
      return value === undefined ? undefined : fillInPerson(page, path, value as PersonValue);
    case 'address': {
      if (value === undefined) return;
      const { street, rt, rw, villageCode } = value as AddressValue;
      await type(page, `${path}.street`, street);
      await type(page, `${path}.rt`, rt);
      await type(page, `${path}.rw`, rw);
      await choose(page, `${path}.villageCode`, villageCode);
      return;
    }
    case 'date': {
      if (typeof value !== 'string') return;
      const [year, month, day] = value.split('-');
      await type(page, `${path}.day`, String(Number(day)));
      await type(page, `${path}.month`, String(Number(month)));
      await type(page, `${path}.year`, year);
      return;
    }
    case 'yes-no':
      return value === undefined ? undefined : choose(page, path, value === true ? 'yes' : 'no');
    case 'choice':
    case 'place':
      return value === undefined ? undefined : choose(page, path, String(value));
    case 'statement': {
      const box = named(page, path);
      if (value === true && (await box.count()) > 0) await box.first().check();
      return;
    }
    default:
      return value === undefined
        ? undefined
        : type(page, path, String(value).replace('.', field.type === 'number' ? ',' : '.'));
  }
}

async function fillInGroup(
  page: Page,
  field: Field & { type: 'group' },
  path: string,
  items: readonly Answers[],
  papers: Papers,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const first = page.locator(`[name^="${path}[${index}]."]`);
    if ((await first.count()) === 0) {
      const add = page.locator(`button[name="add"][value="${path}"]`);
      if ((await add.count()) === 0) return;
      await add.click();
    }
    for (const inner of field.fields) {
      await fillIn(page, inner, `${path}[${index}].${inner.code}`, item[inner.code], papers);
    }
  }
}

/** Someone of the household by name where the page offers them; else typed in by hand. */
async function fillInPerson(page: Page, path: string, person: PersonValue): Promise<void> {
  const members = page.locator(`input[type="radio"][name="${path}.member"]`);
  if ((await members.count()) > 0) {
    // The innermost: in a repeated group every other person's choices stand around it.
    const group = page.getByRole('group').filter({ has: members }).last();
    const known = group.getByRole('radio', { name: person.name });
    if (person.source === 'register' && (await known.count()) > 0) {
      await known.first().check();
      return;
    }
    const other = page.locator(`input[type="radio"][name="${path}.member"][value="other"]`);
    if ((await other.count()) === 0) {
      await members.first().check();
      return;
    }
    await other.check();
  }
  await type(page, `${path}.name`, person.name);
  await type(page, `${path}.nik`, person.nik);
  if (person.birthDate === undefined) return;
  const [year, month, day] = person.birthDate.split('-');
  await type(page, `${path}.birthDate.day`, String(Number(day)));
  await type(page, `${path}.birthDate.month`, String(Number(month)));
  await type(page, `${path}.birthDate.year`, year);
}

const named = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`);

/** A box that the page does not show now is left alone: another answer has to open it first. */
async function type(page: Page, name: string, words: string | undefined): Promise<void> {
  const box = named(page, name);
  if (words !== undefined && (await box.count()) > 0) await box.first().fill(words);
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  const radio = page.locator(`input[type="radio"][name="${name}"][value="${value}"]`);
  if ((await radio.count()) > 0) return radio.first().check();
  const list = page.locator(`select[name="${name}"]`);
  if ((await list.count()) > 0) await list.first().selectOption(value);
}

/** Who of the demo's accounts may take an action of the flow on a case at this office. */
export function officerFor(
  region: Region,
  { pack, service }: Replayed,
  at: { readonly role: string; readonly officeId: string; readonly villageCode: string },
): string {
  const posts = postsFor(region, { pack: pack.manifest.name, service: service.code, ...at });
  const account = region.accounts.find(({ post }) => posts.some(({ id }) => id === post));
  if (!account) throw new Error(`Nobody of the demo is ${at.role} of ${service.code} at ${at.officeId}.`);
  return account.username;
}

type Taken = Extract<ScenarioStep['when'], { action: string }>;

/** An officer takes an action: its panel is opened, all that it asks for is given, and the button pressed. */
export async function takeAsOfficer(
  page: Page,
  address: string,
  { service }: Replayed,
  taken: Taken,
  result: Sealing,
): Promise<void> {
  const action = service.flow.actions[taken.action];
  if (!action) throw new Error(`${service.code} has no action "${taken.action}".`);
  await openWhenPossible(page, `${address}?panel=action.${taken.action}`, taken.action);
  if (action.needs.includes('checklist')) {
    // The papers lie on tabs of their own; without scripts each is shown by its address.
    for (const box of await page.locator('input[name="checklist"]').all()) await box.check({ force: true });
  }
  await giveNeeds(page, action, taken, result);
  await page.locator(`button[name="action"][value="${taken.action}"]`).first().click();
}

/** What the register or a witness said has come in by itself a moment later. */
async function openWhenPossible(page: Page, address: string, action: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    await page.goto(address);
    if ((await page.locator(`button[name="action"][value="${action}"]:not([aria-disabled])`).count()) > 0)
      return;
    await page.waitForTimeout(700);
  }
  throw new Error(`"${action}" is not possible: ${await page.locator('.panel, aside').first().innerText()}`);
}

export async function giveNeeds(
  page: Page,
  action: Service['flow']['actions'][string],
  { with: given = {} }: Taken,
  result: Sealing,
): Promise<void> {
  if (action.needs.includes('reason')) {
    await named(page, 'reason')
      .first()
      .fill(String(given.reason ?? 'Sesuai hasil pemeriksaan.'));
  }
  for (const box of await page.locator('input[name^="number."]').all()) {
    if ((await box.inputValue()) === '') await box.fill(resultNumber());
  }
  for (const box of await page.locator('input[type="file"][name^="file."]').all()) {
    const product = ((await box.getAttribute('name')) ?? '').slice('file.'.length);
    const number = await page.locator(`input[name="number.${product}"]`).first().inputValue();
    await box.setInputFiles({ ...(await result(number, [...(await linesToCopy(page)).values()])) });
  }
  if (action.needs.includes('proof')) {
    const { code = '' } = (given.proof ?? {}) as { code?: string };
    await page.locator('input[name="proof"]').fill(code);
  }
  const asked = (given.asked ?? {}) as Answers;
  for (const field of action.asks ?? []) {
    await fillIn(page, field, `asked.${field.code}`, asked[field.code], { wanted: new Set() });
  }
}

let numbers = 0;

function resultNumber(): string {
  numbers += 1;
  return `3275-UJI-${String(numbers).padStart(6, '0')}`;
}

/** What whoever waits for it reads out to whoever brings it, on the page of the case. */
export async function receiverCode(page: Page, caseAddress: string): Promise<string> {
  await page.goto(caseAddress);
  const code = await page.locator('[data-pickup-code]').getAttribute('data-pickup-code');
  if (!code) throw new Error(`No code stands at ${caseAddress}.`);
  return code;
}

export function isTaken(when: ScenarioStep['when']): when is Taken {
  return typeof when === 'object' && 'action' in when;
}
