import { randomUUID } from 'node:crypto';
import {
  type AddressValue,
  type Answers,
  officesForService,
  type PersonValue,
  parametersOf,
  type Requirement,
  type Result,
  regencyByCode,
  requirementsFor,
  type Service,
} from '@satuloket/engine';
import type { ActionInputs, Caller, CaseMoved } from '@satuloket/server/types';
import { withSlips } from './forms.ts';
import { demoPassphrase } from './officials.ts';
import type { Plan, World } from './world.ts';

/** A case as the people of its story know it. */
export type KnownCase = {
  readonly code: string;
  readonly resident: Caller;
  readonly dueAt: string | null;
  /** The documents that were asked for. */
  readonly requirements: readonly Requirement[];
  officeId: string;
  answers: Answers;
  /** What the screens show. */
  seq: number;
  /** Where something was wrong, when it was last returned. */
  returnedFor: readonly string[];
};

/** The commands of the product as the people of the stories use them; a command that fails ends the story. */
export function createHands(world: World) {
  const { services, people } = world.server;
  const { cases, drafts, files } = services;

  /** Moments of the past run side by side, and somebody who comes twice has one account. */
  const residents = new Map<string, Promise<Caller>>();

  async function seedResident({ offices, person, household, phone }: Plan): Promise<Caller> {
    const { nik, kk, name, birthDate } = person;
    const village = offices.region.villages.find(({ code }) => code === household.villageCode);
    const { accountId } = await people.seedResident({
      regionId: offices.region.id,
      phone,
      claim: { nik, kk, name, birthDate },
      household: {
        kk,
        address: household.address,
        villageCode: household.villageCode,
        villageName: village?.name ?? '',
        districtName: village?.districtName ?? '',
        members: [...household.members],
      },
    });
    const who = { kind: 'resident' as const, accountId, browserToken: null, identity: 'matched' as const };
    return { regionId: offices.region.id, requestId: 'demo', locale: 'id', who };
  }

  return {
    /** Fills in the form step by step, photographs what is asked for, and sends it. */
    async apply(plan: Plan): Promise<KnownCase> {
      const { offices, person, household, form } = plan;
      const regionId = offices.region.id;
      const resident = await this.residentOf(plan);
      const service = serviceOf(world, regionId, form.service);
      const answers = withSlips(form);
      const { id: draftId } = taken(await drafts.start(resident, form.service), 'start');
      const version = await saveSteps(resident, draftId, service, answers);
      const given = requirementsFor(service, answers, {
        ...formContext,
        today: offices.today(plan.filedAt),
        parameters: parametersOf(service),
      }).filter(({ optional }) => !optional);
      for (const requirement of given) await attach(plan, resident, draftId, requirement);
      const input = { key: randomUUID(), draftId, version };
      const { code, dueAt } = taken(
        await cases.send(resident, input),
        `send for ${person.name} of ${household.kk}`,
      );
      const [office] = officesForService(offices.region, homeOf(answers).villageCode, form.service);
      if (office === undefined) throw new Error(`No office serves the home of ${code}.`);
      return {
        code,
        resident,
        dueAt,
        requirements: given,
        officeId: office.id,
        answers,
        seq: 1,
        returnedFor: [],
      };
    },

    residentOf(plan: Plan): Promise<Caller> {
      const known = residents.get(plan.person.nik) ?? seedResident(plan);
      residents.set(plan.person.nik, known);
      return known;
    },

    async act(
      known: KnownCase,
      caller: Caller,
      action: string,
      given: ActionInputs = {},
    ): Promise<CaseMoved> {
      const { code, seq: lastSeq } = known;
      const input = { key: randomUUID(), code, lastSeq, action, with: given };
      return moved(known, await cases.act(caller, input), action);
    },

    async assign(known: KnownCase, caller: Caller, to: string): Promise<void> {
      const { code, seq: lastSeq } = known;
      moved(known, await cases.assign(caller, { key: randomUUID(), code, lastSeq, to }), 'assign');
    },

    async moveOffice(known: KnownCase, caller: Caller, officeId: string, reason: string): Promise<void> {
      const { code, seq: lastSeq } = known;
      const input = { key: randomUUID(), code, lastSeq, officeId, reason };
      moved(known, await cases.moveOffice(caller, input), 'move-office');
      known.officeId = officeId;
    },

    async comment(known: KnownCase, caller: Caller, audience: 'inside' | 'applicant', words: string) {
      const input = { key: randomUUID(), code: known.code, audience, words };
      moved(known, await cases.comment(caller, input), 'comment');
    },

    async undo(known: KnownCase, caller: Caller, seq: number): Promise<void> {
      moved(known, await cases.undo(caller, { key: randomUUID(), code: known.code, seq }), 'undo');
    },

    async rate(known: KnownCase, given: { readonly stars: number; readonly words?: string }): Promise<void> {
      const input = { key: randomUUID(), code: known.code, ...given };
      moved(known, await cases.rate(known.resident, input), 'rate');
    },

    /** Puts right what was wrong in fields and documents, and sends it again. */
    async correct(
      plan: Plan,
      known: KnownCase,
      wrong: { readonly fields: Answers; readonly requirements: readonly string[] },
    ): Promise<void> {
      const { resident, code } = known;
      const service = serviceOf(world, plan.offices.region.id, plan.form.service);
      const { draftId } = taken(await cases.startCorrection(resident, code), 'start-correction');
      known.answers = { ...known.answers, ...wrong.fields };
      const steps = stepsWith(service, Object.keys(wrong.fields));
      let { version, files: lent } = taken(await drafts.open(resident, draftId), 'open');
      for (const step of steps) version = await saveStep(resident, draftId, service, step, known.answers);
      for (const requirement of known.requirements) {
        if (!wrong.requirements.includes(requirement.code)) continue;
        for (const { fileId } of lent[requirement.code] ?? []) {
          taken(await files.remove(resident, { draftId, fileId }), 'remove');
        }
        await attach(plan, resident, draftId, requirement);
      }
      const input = { key: randomUUID(), draftId, version };
      taken(await cases.send(resident, input), 'send-correction');
      known.seq = taken(await cases.view(resident, code), 'view').lastSeq;
    },

    /** Signs it on the signing desk, and gives the state that follows. */
    async sign(known: KnownCase, head: Caller): Promise<string> {
      const { signing } = world.server;
      await signing.prepareDue(head.regionId);
      const desk = taken(await signing.service.desk(head, { officeId: known.officeId, limit: 200 }), 'desk');
      const waiting = desk.rows.find(({ code }) => code === known.code);
      if (waiting === undefined) throw new Error(`${known.code} does not wait for a signature.`);
      const command = { key: randomUUID(), items: [waiting.id], passphrase: demoPassphrase };
      const { runId } = taken(await signing.service.sign(head, command), 'sign');
      await signing.idle();
      const [failed] = taken(await signing.service.run(head, runId), 'run').failed;
      if (failed !== undefined) throw new Error(`${known.code} was not signed: ${failed.cause}.`);
      const { lastSeq, stateCode } = taken(await cases.view(known.resident, known.code), 'view');
      known.seq = lastSeq;
      return stateCode;
    },

    /** Enters the birth into the register, fetches its file, and notes both in the case. */
    async register(known: KnownCase, operator: Caller, product: string): Promise<CaseMoved> {
      const { number, fileUrl } = await enterBirth(world, known);
      const answered = await fetch(`${world.registerScreen.url}${fileUrl}`);
      if (!answered.ok) throw new Error(`The register's file ${fileUrl} answered ${answered.status}.`);
      const bytes = new Uint8Array(await answered.arrayBuffer());
      const upload = {
        code: known.code,
        product,
        number,
        name: `${number}.pdf`,
        content: streamOf(bytes),
        sizeBytes: bytes.length,
      };
      const { file } = taken(await cases.acceptResultFile(operator, upload), 'result-file');
      return this.act(known, operator, 'register', { results: [{ product, number, fileId: file.fileId }] });
    },
  };

  async function saveSteps(
    caller: Caller,
    draftId: string,
    service: Service,
    answers: Answers,
  ): Promise<number> {
    let version = 1;
    for (const { code, fields } of service.form.steps) {
      if (fields.some(({ type, code: field }) => type !== 'file' && field in answers)) {
        version = await saveStep(caller, draftId, service, code, answers);
      }
    }
    return version;
  }

  async function saveStep(
    caller: Caller,
    draftId: string,
    service: Service,
    step: string,
    answers: Answers,
  ): Promise<number> {
    const fields = service.form.steps.find(({ code }) => code === step)?.fields ?? [];
    const entered = Object.fromEntries(
      fields.flatMap(({ code }) => {
        const value = answers[code];
        return value === undefined ? [] : [[code, value]];
      }),
    );
    return taken(await drafts.saveStep(caller, draftId, step, { answers: entered }), `step ${step}`).version;
  }

  async function attach(
    plan: Plan,
    caller: Caller,
    draftId: string,
    requirement: Requirement,
  ): Promise<void> {
    const kind = plan.isPhotographed ? 'photo' : 'scan';
    const { name, bytes } = await world.documents.pick(plan.random, requirement.code, kind);
    const { code, accepts, maximumFiles, maximumMegabytes } = requirement;
    // Straight into the store: whether the resident may fill in this draft has just been asked.
    const accepted = await world.server.fileStore.accept({
      regionId: caller.regionId,
      draftId,
      requirement: code,
      name,
      content: streamOf(bytes),
      limits: { accepts, maximumFiles, maximumMegabytes },
    });
    taken(accepted, `file ${code}`);
  }
}

/** What asks for a document in the demo's services hangs on the answers alone. */
const formContext = {
  household: [],
  registerKnown: true,
  places: { name: () => undefined, isVillageHere: () => true },
};

export type Hands = ReturnType<typeof createHands>;

export function serviceOf(world: World, regionId: string, code: string): Service {
  const found = world.packs.serviceOf(regionId, code);
  if (found === undefined) throw new Error(`The demo needs the service ${code}.`);
  return found.service;
}

export function homeOf(answers: Answers): AddressValue {
  return answers.home as AddressValue;
}

function stepsWith(service: Service, fields: readonly string[]): string[] {
  return service.form.steps
    .filter((step) => step.fields.some(({ code }) => fields.includes(code)))
    .map(({ code }) => code);
}

/** The calls that an operator makes on the register's own screen. */
async function enterBirth(
  { registerScreen, clock }: World,
  { code, answers }: KnownCase,
): Promise<{ readonly number: string; readonly fileUrl: string }> {
  const { url, apiKey } = registerScreen;
  const person = (field: string) => (answers[field] as PersonValue | undefined)?.nik;
  const fields = {
    kk: answers.familyCard,
    childName: String(answers.childName).toUpperCase(),
    sex: answers.childSex,
    birthPlaceKind: answers.birthPlaceKind,
    birthPlace: regencyByCode(String(answers.birthPlace))?.name,
    birthDate: answers.birthDate,
    birthTime: answers.birthTime,
    birthKind: answers.birthKind,
    birthOrder: answers.birthOrder,
    attendant: answers.attendant,
    weightGrams: answers.weightGrams,
    lengthCentimetres: answers.lengthCentimetres,
    motherNik: person('mother'),
    fatherNik: person('father'),
    witness1Nik: person('witness1'),
    witness2Nik: person('witness2'),
  };
  const answered = await fetch(`${url}/register/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
    body: JSON.stringify({ kind: 'birth', reference: code, registeredAt: clock.now().toISOString(), fields }),
  });
  const body = (await answered.json()) as { number: string; fileUrl: string };
  if (!answered.ok) throw new Error(`The register answered ${answered.status}: ${JSON.stringify(body)}`);
  return body;
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

function moved(known: KnownCase, result: Result<CaseMoved>, what: string): CaseMoved {
  const value = taken(result, `${what} on ${known.code}`);
  known.seq = value.seq;
  return value;
}

function taken<Value>(result: Result<Value>, what: string): Value {
  if (result.ok) return result.value;
  const { code, message, ...rest } = result.error;
  throw new Error(`${what}: ${code} (${message.id}) ${JSON.stringify(rest)}`);
}
