/** What a pack's templates are filled with in its scenarios, so that each can be made once before a citizen waits for it. */
import { localDate } from '../calendar/index.ts';
import { computeFacts, type DocumentData, productData, pruneAnswers, validateForm } from '../form/index.ts';
import type { Pack, Scenario, Service } from '../pack/types.ts';
import { calendarOfScenario, contextOfScenario, instant, withUploads } from './world.ts';

export type SampleDocument = {
  readonly service: string;
  readonly product: string;
  readonly template: string;
  readonly source: string;
  readonly data: DocumentData;
  /** ISO instant. */
  readonly madeAt: string;
};

/** Each product that is made from a template, with the answers of the first scenario of its service that are whole. */
export function sampleDocuments(pack: Pack): SampleDocument[] {
  return Object.values(pack.services).flatMap((service) => {
    const told = pack.scenarios
      .filter((scenario) => scenario.service === service.code)
      .map((scenario) => wholeForm(service, scenario))
      .find((form) => form !== undefined);
    if (!told) return [];
    return Object.entries(service.products).flatMap(([product, { template }]) => {
      const source = template === undefined ? undefined : pack.templates[template];
      if (template === undefined || source === undefined) return [];
      const data = productData(service, product, told.values);
      return [{ service: service.code, product, template, source, data, madeAt: told.madeAt }];
    });
  });
}

function wholeForm(service: Service, { given }: Scenario) {
  const calendar = calendarOfScenario(given);
  const madeAt = instant(given.now);
  const typed = withUploads(service, given.answers, given.attachments, 1);
  const context = contextOfScenario(typed, calendar, madeAt, given);
  if (validateForm(service, typed, context).length > 0) return undefined;
  const answers = pruneAnswers(service, typed, context);
  const filedOn = localDate(calendar, madeAt);
  return {
    madeAt,
    values: {
      answers,
      context,
      facts: computeFacts(service, answers, context),
      applicant: context.applicant ?? { name: 'Pemohon' },
      office: {
        name: 'Kantor Contoh',
        agency: 'Instansi Contoh',
        address: 'Jalan Contoh 1',
        city: 'Kota Contoh',
      },
      case: { code: 'CONTOH-1', filedOn, today: filedOn },
    },
  };
}
