/** Whether an action may be taken with what was given: everything that is missing or wrong is told at once. */
import { plainSerial, readSerial } from '../capacity/serials.ts';
import type { FormContext } from '../form/context.ts';
import { changedPaths, requirementsFor, validateForm, visibleFields } from '../form/index.ts';
import type { Answers, FlowAction, Service } from '../pack/types.ts';
import { type FieldProblem, failure, type Problem, type Result, success } from '../result.ts';
import { availableActions } from './available.ts';
import { asksOf } from './old-card.ts';
import type { Attachment, CaseState, Viewer, VisitTold } from './types.ts';

export type ActionInputs = {
  readonly reason?: string;
  readonly note?: string;
  readonly faults?: readonly { readonly at: string; readonly words: string }[];
  /** Ticked checks, `requirement.check`. */
  readonly checklist?: readonly string[];
  readonly answers?: Answers;
  readonly attachments?: readonly Attachment[];
  readonly results?: readonly {
    readonly product: string;
    readonly number: string;
    readonly fileId: string;
    readonly sha256: string;
  }[];
  /** Answers to the action's own questions, by field code. */
  readonly asked?: Answers;
  /** By what the right hands are proved; whether a code is right is not the rules' to know. */
  readonly proof?: ProofGiven;
  /** The place that was taken for this action before it is checked. */
  readonly visit?: VisitTold;
  /** Numbers of what is used up, where each has one; the next ones of the office without them. */
  readonly serials?: readonly string[];
};

export type ProofGiven =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'photo' | 'signature'; readonly fileId: string };

export type CheckedAction = {
  readonly code: string;
  readonly action: FlowAction;
  readonly from: string;
  readonly to: string;
  /** What was given and is needed, trimmed; what the action has no need of is left out. */
  readonly inputs: ActionInputs;
  readonly undoMinutes: number;
  readonly releases: readonly string[];
};

export type CheckContext = {
  /** The answers as they stand (opened from the vault): the checklist and the faults refer to them. */
  readonly answers: Answers;
  readonly form: FormContext;
  /** See `GuardContext`. */
  readonly stock?: Readonly<Record<string, number>>;
  readonly isTheirTurn?: boolean;
};

/** A sentence is read on a phone and sent by message. */
const maximumReasonLength = 500;

export function checkAction(
  service: Service,
  state: CaseState,
  viewer: Viewer,
  actionCode: string,
  inputs: ActionInputs,
  context: CheckContext,
): Result<CheckedAction> {
  const action = Object.hasOwn(service.flow.actions, actionCode)
    ? service.flow.actions[actionCode]
    : undefined;
  const row = availableActions(service, state, viewer, {
    today: context.form.today,
    zone: context.form.zone,
    parameters: context.form.parameters,
    stock: context.stock,
    isTheirTurn: context.isTheirTurn,
  }).find((available) => available.action === actionCode);
  if (!action) {
    return failure(
      problem('action-unknown', 404, {
        id: 'Langkah ini tidak ada. Muat ulang halaman.',
        en: 'There is no such step. Reload the page.',
      }),
    );
  }
  if (!row?.possible) {
    const message = row?.reason ?? { id: 'Langkah ini bukan untuk Anda.', en: 'This step is not for you.' };
    return failure({
      ...problem('action-not-possible', 409, message),
      details: { reasonCode: row?.reasonCode ?? 'not-your-role', state: state.state },
    });
  }
  const given = trimInputs(action, inputs);
  const fields = [
    ...action.needs.flatMap((need) => missingFor(need, service, state, given, context)),
    ...askedProblems(service, action, given, context, state.facts),
    ...serialProblems(action, given),
  ];
  if (fields.length > 0) {
    return failure({
      ...problem('inputs-invalid', 422, {
        id: 'Ada yang perlu dilengkapi dulu. Yang sudah Anda isi tetap ada.',
        en: 'Something is needed first. What you filled in is kept.',
      }),
      fields,
    });
  }
  return success({
    code: actionCode,
    action,
    from: state.state,
    to: action.to,
    inputs: given,
    undoMinutes: action.undoMinutes,
    releases: action.releases ?? [],
  });
}

function problem(code: string, status: number, message: Problem['message']): Problem {
  return { code, status, message, retryable: false };
}

function trimInputs(action: FlowAction, inputs: ActionInputs): ActionInputs {
  const needs = new Set(action.needs);
  const reason = inputs.reason?.trim();
  const note = inputs.note?.trim();
  const serials = (inputs.serials ?? []).map(plainSerial).filter((serial) => serial !== '');
  return {
    ...(needs.has('reason') && reason && { reason }),
    ...(needs.has('note') && note && { note }),
    ...(needs.has('faults') &&
      inputs.faults && { faults: inputs.faults.map(({ at, words }) => ({ at, words: words.trim() })) }),
    ...(needs.has('checklist') && inputs.checklist && { checklist: [...new Set(inputs.checklist)] }),
    ...(needs.has('correction') && inputs.answers && { answers: inputs.answers }),
    ...(needs.has('correction') && inputs.attachments && { attachments: inputs.attachments }),
    ...(needs.has('register-result') &&
      inputs.results && {
        results: inputs.results.map((result) => ({ ...result, number: result.number.trim() })),
      }),
    ...(inputs.proof && takesProof(action, inputs.proof) && { proof: trimProof(inputs.proof) }),
    ...(needs.has('slot') && inputs.visit && { visit: inputs.visit }),
    ...(action.asks && { asked: inputs.asked ?? {} }),
    ...(action.uses && serials.length > 0 && { serials }),
  };
}

/** What is asked for; and a photo of the place where an attempt failed, which whoever may see the case then sees too. */
function takesProof({ needs, parcel }: FlowAction, proof: ProofGiven): boolean {
  return needs?.includes('proof') || (parcel === 'fail' && proof.kind === 'photo');
}

/** As many as are used up, each of them once. */
function serialProblems(action: FlowAction, { serials }: ActionInputs): FieldProblem[] {
  if (serials === undefined) return [];
  const count = Math.max(...(action.uses ?? []).map((use) => use.count));
  const read = serials.map((serial) => readSerial(serial));
  const isRight =
    serials.length === count &&
    read.every((serial) => serial !== undefined) &&
    new Set(serials).size === serials.length;
  return isRight
    ? []
    : [
        {
          path: 'serials',
          code: 'serials-unfit',
          message: {
            id: `Tulis ${count} nomor seri seperti yang tercetak pada kartu: huruf, lalu angka.`,
            en: `Write ${count} serial ${count === 1 ? 'number' : 'numbers'} as printed on the card: letters, then digits.`,
          },
        },
      ];
}

function missingFor(
  need: FlowAction['needs'][number],
  service: Service,
  state: CaseState,
  inputs: ActionInputs,
  context: CheckContext,
): FieldProblem[] {
  switch (need) {
    case 'reason':
      return sentenceProblems('reason', inputs.reason, true);
    case 'note':
      return sentenceProblems('note', inputs.note, false);
    case 'faults':
      return faultProblems(service, inputs, context);
    case 'checklist':
      return checklistProblems(service, inputs, context);
    case 'correction':
      return correctionProblems(service, state, inputs, context);
    case 'register-result':
      return resultProblems(service, inputs);
    case 'proof':
      return proofProblems(inputs);
    // Whether it is signed stands in the record: see `availableActions`.
    case 'signature':
      return [];
    case 'slot':
      return inputs.visit
        ? []
        : [
            {
              path: 'visit',
              code: 'missing',
              message: { id: 'Pilih hari dan jam kunjungan.', en: 'Choose the day and time of the visit.' },
            },
          ];
  }
}

const trimProof = (proof: ProofGiven): ProofGiven =>
  proof.kind === 'code' ? { kind: 'code', code: proof.code.replaceAll(/\s/g, '') } : proof;

function proofProblems({ proof }: ActionInputs): FieldProblem[] {
  if (proof?.kind === 'code' ? /^\d{6}$/.test(proof.code) : proof !== undefined && proof.fileId !== '')
    return [];
  return [
    {
      path: 'proof',
      code: proof?.kind === 'code' && proof.code !== '' ? 'not-a-code' : 'missing',
      message: {
        id: 'Tulis kode 6 angka dari penerima, atau beri foto atau tanda tangan.',
        en: 'Write the receiver’s code of 6 digits, or give a photo or a signature.',
      },
    },
  ];
}

const askForms = new WeakMap<FlowAction, Service>();

/** The questions of an action as a form of their own, for reading what was posted and saying what is wrong with it. */
export function askForm(service: Service, action: FlowAction): Service {
  const known = askForms.get(action);
  if (known) return known;
  const form = {
    ...service,
    form: { steps: [{ code: 'asked', title: action.title, fields: action.asks ?? [] }] },
    requirements: [],
  };
  askForms.set(action, form);
  return form;
}

function askedProblems(
  service: Service,
  action: FlowAction,
  { asked = {} }: ActionInputs,
  { form }: CheckContext,
  facts: CaseState['facts'],
): FieldProblem[] {
  if (!action.asks) return [];
  const askedNow = new Set(asksOf(action, facts)?.map(({ code }) => code));
  return validateForm(askForm(service, action), asked, form)
    .filter(({ path }) => askedNow.has(path))
    .map((found) => ({ ...found, path: `asked.${found.path}` }));
}

function sentenceProblems(path: string, text: string | undefined, required: boolean): FieldProblem[] {
  if (!text) {
    return required
      ? [
          {
            path,
            code: 'missing',
            message: {
              id: 'Tulis alasannya dalam satu kalimat; pemohon akan membacanya.',
              en: 'Write the reason in a sentence; the applicant will read it.',
            },
          },
        ]
      : [];
  }
  return [...text].length > maximumReasonLength
    ? [
        {
          path,
          code: 'too-long',
          message: {
            id: `Persingkat menjadi paling banyak ${maximumReasonLength} huruf.`,
            en: `Shorten it to at most ${maximumReasonLength} characters.`,
          },
        },
      ]
    : [];
}

/** Places that a fault may point to: every asked field and every asked document. */
function faultPlaces(service: Service, { answers, form }: CheckContext): Set<string> {
  return new Set([
    ...visibleFields(service, answers, form).map(({ path }) => `form.${path}`),
    ...requirementsFor(service, answers, form).map(({ code }) => `requirement.${code}`),
  ]);
}

function faultProblems(
  service: Service,
  { faults = [] }: ActionInputs,
  context: CheckContext,
): FieldProblem[] {
  if (faults.length === 0) {
    return [
      {
        path: 'faults',
        code: 'missing',
        message: {
          id: 'Tandai paling sedikit satu isian atau dokumen dan tulis apa yang salah.',
          en: 'Mark at least one field or document and write what is wrong.',
        },
      },
    ];
  }
  const places = faultPlaces(service, context);
  return faults.flatMap(({ at, words }): FieldProblem[] => {
    // A fault inside a person or an address (`form.mother.nik`) belongs to the field itself.
    const isKnown = places.has(at) || [...places].some((place) => at.startsWith(`${place}.`));
    if (!isKnown)
      return [
        {
          path: at,
          code: 'unknown-place',
          message: { id: `"${at}" tidak ada pada berkas ini.`, en: `This case has no "${at}".` },
        },
      ];
    return sentenceProblems(at, words, true).map((found) =>
      found.code === 'missing'
        ? {
            ...found,
            message: {
              id: 'Tulis apa yang salah dan apa yang perlu dilakukan.',
              en: 'Write what is wrong and what to do.',
            },
          }
        : found,
    );
  });
}

function checklistProblems(
  service: Service,
  { checklist = [] }: ActionInputs,
  { answers, form }: CheckContext,
): FieldProblem[] {
  const ticked = new Set(checklist);
  const attached = new Set(filesAnswered(service, answers, form));
  return (
    requirementsFor(service, answers, form)
      // A document that may be left out is compared only where it was given.
      .filter(({ code, optional }) => !optional || attached.has(code))
      .flatMap(({ code, checks }) =>
        checks.map((check) => ({ path: `${code}.${check.code}`, that: check.that })),
      )
      .filter(({ path }) => !ticked.has(path))
      .map(({ path, that }) => ({
        path: `checklist.${path}`,
        code: 'not-ticked',
        message: { id: `Periksa dulu: ${that.id}`, en: `Check first: ${that.en}` },
      }))
  );
}

function filesAnswered(service: Service, answers: Answers, form: FormContext): string[] {
  return visibleFields(service, answers, form).flatMap(({ field, value }) =>
    field.type === 'file' && Array.isArray(value) && value.length > 0 ? [field.requirement] : [],
  );
}

/** The corrected form must be whole, and something of what was returned must have changed. */
function correctionProblems(
  service: Service,
  state: CaseState,
  inputs: ActionInputs,
  { answers, form }: CheckContext,
): FieldProblem[] {
  const corrected = inputs.answers ?? answers;
  const problems = validateForm(service, corrected, form).map((found) => ({
    ...found,
    path: `form.${found.path}`,
  }));
  const changed = [
    ...changedPaths(answers, corrected).map((path) => `form.${path}`),
    ...(inputs.attachments ?? []).map(({ requirement }) => `requirement.${requirement}`),
  ];
  if (state.faults.length > 0 && changed.length === 0) {
    problems.push({
      path: 'correction',
      code: 'nothing-changed',
      message: {
        id: 'Belum ada yang diubah. Perbaiki bagian yang ditandai, lalu kirim lagi.',
        en: 'Nothing has changed yet. Correct the marked parts, then send again.',
      },
    });
  }
  return problems;
}

/** The number and file of every product of the register, once each. */
function resultProblems(service: Service, { results = [] }: ActionInputs): FieldProblem[] {
  // A card is its own result: it has no file, and its holder's number is in the register already.
  const expected = Object.entries(service.products).filter(
    ([, product]) => product.issuer === 'register' && product.form !== 'card',
  );
  const problems: FieldProblem[] = [];
  for (const [code, product] of expected) {
    const result = results.find((candidate) => candidate.product === code);
    if (!result?.number) {
      problems.push({
        path: `results.${code}.number`,
        code: 'missing',
        message: {
          id: `Isi nomor ${product.title.id} dari register.`,
          en: `Enter the register's number: ${product.title.en}.`,
        },
      });
    }
    if (!result?.fileId || !result.sha256) {
      problems.push({
        path: `results.${code}.file`,
        code: 'missing',
        message: {
          id: `Unggah berkas ${product.title.id} dari register.`,
          en: `Upload the register's file: ${product.title.en}.`,
        },
      });
    }
  }
  for (const { product } of results) {
    if (!expected.some(([code]) => code === product)) {
      problems.push({
        path: `results.${product}`,
        code: 'unknown-product',
        message: {
          id: `Layanan ini tidak punya produk register "${product}".`,
          en: `This service has no register product "${product}".`,
        },
      });
    }
  }
  return problems;
}
