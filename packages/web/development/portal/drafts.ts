import {
  type Answers,
  describeAnswers,
  type FileValue,
  type FormContext,
  failure,
  normaliseAnswers,
  type Problem,
  requirementsFor,
  type Service,
  success,
  validateForm,
  validateStep,
  visibleFields,
  visibleSteps,
} from '@satuloket/engine';
import type { Caller, Draft, DraftReview, DraftService, OfficeSummary } from '@satuloket/server/types';

export type KeptDraft = {
  readonly service: Service;
  readonly owner: string;
  answers: Answers;
  files: Record<string, FileValue[]>;
  version: number;
};

const unknown: Problem = {
  code: 'draft-unknown',
  status: 404,
  retryable: false,
  message: { id: 'Isian ini tidak ditemukan.', en: 'This draft was not found.' },
};

export type DraftsInMemory = DraftService & { readonly kept: Map<string, KeptDraft> };

/** Drafts in memory, by the engine's own rules of forms. */
export function draftsInMemory(options: {
  readonly serviceOf: (code: string) => Service | undefined;
  readonly contextOf: (caller: Caller) => FormContext;
  readonly office: OfficeSummary | null;
  readonly corrects?: (id: string) => Draft['corrects'];
}): DraftsInMemory {
  const kept = new Map<string, KeptDraft>();
  const ownerOf = ({ who }: Caller): string =>
    'accountId' in who ? who.accountId : who.kind === 'guest' ? (who.browserToken ?? '') : '';
  const mine = (caller: Caller, id: string): KeptDraft | undefined => {
    const draft = kept.get(id);
    return draft?.owner === ownerOf(caller) ? draft : undefined;
  };

  function answersOf({ service, answers, files }: KeptDraft): Answers {
    const whole: Answers = { ...answers };
    for (const { fields } of service.form.steps) {
      for (const field of fields) {
        const uploaded = field.type === 'file' ? files[field.requirement] : undefined;
        if (uploaded && uploaded.length > 0) whole[field.code] = uploaded;
      }
    }
    return whole;
  }

  function view(caller: Caller, id: string, draft: KeptDraft): Draft {
    const { service, files, version } = draft;
    const context = options.contextOf(caller);
    const answers = answersOf(draft);
    let reachable = true;
    const steps = visibleSteps(service, answers, context).map(({ code, title }) => {
      const complete = validateStep(service, code, answers, context).length === 0;
      const step = { code, title, complete, reachable };
      reachable &&= complete;
      return step;
    });
    const corrects = options.corrects?.(id);
    return {
      id,
      service: service.code,
      title: service.title,
      savedAt: '2026-11-21T08:30:00.000Z',
      step: steps.find(({ complete }) => !complete)?.code ?? '',
      version,
      definition: service,
      answers,
      files,
      visible: visibleFields(service, answers, context).map(({ path, step, field }) => ({
        path,
        step,
        field,
      })),
      requirements: requirementsFor(service, answers, context),
      household: context.household.map(({ id: member, name, relation, birthDate }) => ({
        id: member,
        name,
        relation: relation ?? '',
        ...(birthDate ? { birthDate } : {}),
      })),
      registerKnown: context.registerKnown,
      placeNames: {},
      steps,
      ...(corrects ? { corrects } : {}),
    };
  }

  return {
    kept,
    async start(caller, code) {
      const service = options.serviceOf(code);
      if (!service) return failure(unknown);
      const id = crypto.randomUUID();
      kept.set(id, { service, owner: ownerOf(caller), answers: {}, files: {}, version: 1 });
      return success({ id });
    },
    async open(caller, id) {
      const draft = mine(caller, id);
      return draft ? success(view(caller, id, draft)) : failure(unknown);
    },
    async saveStep(caller, id, step, entered) {
      const draft = mine(caller, id);
      if (!draft || !('posted' in entered)) return failure(unknown);
      const context = options.contextOf(caller);
      draft.answers = normaliseAnswers(draft.service, entered.posted, context, { base: draft.answers, step });
      draft.version += 1;
      const problems = validateStep(draft.service, step, answersOf(draft), context);
      return success({ problems, version: draft.version });
    },
    async review(caller, id) {
      const draft = mine(caller, id);
      if (!draft) return failure(unknown);
      const context = options.contextOf(caller);
      const answers = answersOf(draft);
      const fields = visibleFields(draft.service, answers, context);
      const described = describeAnswers(draft.service, answers, context);
      const review: DraftReview = {
        draft: view(caller, id, draft),
        problems: validateForm(draft.service, answers, context).map((problem) => ({
          ...problem,
          step: fields.find(({ path }) => problem.path.startsWith(path))?.step ?? '',
        })),
        sections: visibleSteps(draft.service, answers, context).map(({ code, title }) => ({
          step: code,
          title,
          rows: described
            .filter((row) => row.step === code)
            .map(({ path, label, value }) => {
              const field = fields.find((shown) => shown.path === path);
              const files = field?.field.type === 'file' ? draft.files[field.field.requirement] : undefined;
              return { path, label, shown: value, ...(files ? { files } : {}) };
            }),
        })),
        office: options.office,
        dueAt: '2026-11-26T09:00:00.000Z',
      };
      return success(review);
    },
    async mine(caller) {
      return success(
        [...kept]
          .filter(([, draft]) => draft.owner === ownerOf(caller))
          .map(([id, draft]) => view(caller, id, draft)),
      );
    },
    async discard(_caller, id) {
      kept.delete(id);
      return success(undefined);
    },
  };
}
