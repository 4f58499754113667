/** What follows from the answers of a form: facts, the village that routes it, and the data of its products. */
import type { Facts } from '../case/types.ts';
import type { Names, Scalar } from '../expression/index.ts';
import type { AddressValue, Answers, AnswerValue, Field, Service } from '../pack/types.ts';
import type { Text } from '../result.ts';
import type { FormContext, ProductValues } from './context.ts';
import { baseValues, lookupsOf, namesOf, scalarOf, type Values } from './names.ts';
import { pruneAnswers } from './visible.ts';

/** Facts that are known; one that depends on what was not answered is left out, and no guard on it holds. */
export function computeFacts(service: Service, answers: Answers, context: FormContext): Facts {
  const values = formValues(service, answers, context);
  const facts: Record<string, boolean | number | string> = {};
  for (const [name, { value }] of Object.entries(service.facts)) {
    const known = scalarOf(namesOf(service).facts, value, values, lookupsOf(context));
    if (known !== undefined) facts[name] = known;
  }
  return facts;
}

/** The code of the village whose office gets the case; undefined while the form does not say. */
export function routingVillage(service: Service, answers: Answers, context: FormContext): string | undefined {
  const values = { ...formValues(service, answers, context), facts: computeFacts(service, answers, context) };
  const code = scalarOf(namesOf(service).routing, service.routing.village, values, lookupsOf(context));
  return typeof code === 'string' && code !== '' ? code : undefined;
}

/** Whom the thing of a case is for, whom to call, and where it goes as the form has it. */
export function parcelTold(
  service: Service,
  { answers, facts, context }: Pick<ProductValues, 'answers' | 'facts' | 'context'>,
):
  | { readonly receiver: string; readonly phone: string; readonly address: AddressValue | undefined }
  | undefined {
  const { parcel } = service;
  if (parcel === undefined) return undefined;
  const values = { ...formValues(service, answers, context), facts };
  const told = (source: string) =>
    String(scalarOf(namesOf(service).routing, source, values, lookupsOf(context)) ?? '');
  const address = parcel.address === undefined ? registered(context) : answers[parcel.address];
  return {
    receiver: told(parcel.receiver),
    phone: told(parcel.phone),
    address: isAddress(address) ? address : undefined,
  };
}

/** Where the register has the applicant. */
function registered({ applicant }: Pick<FormContext, 'applicant'>): AddressValue | undefined {
  const { address, villageCode } = applicant ?? {};
  return address === undefined || villageCode === undefined ? undefined : { ...address, villageCode };
}

const isAddress = (value: AnswerValue | undefined): value is AddressValue =>
  typeof value === 'object' && 'villageCode' in value;

/** What the operator types into the register, in its order; lines without a value are left out. */
export function registerEntry(
  service: Service,
  productCode: string,
  values: ProductValues,
): { label: Text; value: string }[] {
  const known = productScope(service, values);
  return (service.products[productCode]?.entry ?? []).flatMap(({ label, value }) => {
    const result = scalarOf(namesOf(service).product, value, known, lookupsOf(values.context));
    return result === undefined || result === '' ? [] : [{ label, value: String(result) }];
  });
}

/** What the register's file for a product must say of whom it is about; nothing where the pack does not tell. */
export function registerAbout(
  service: Service,
  productCode: string,
  values: ProductValues,
): readonly string[] {
  const known = productScope(service, values);
  return (service.products[productCode]?.about ?? [])
    .map((value) => scalarOf(namesOf(service).product, value, known, lookupsOf(values.context)))
    .flatMap((told) => String(told ?? '').split(';'))
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** What a template is filled with: single values, and tables of rows. */
export type DocumentData = Readonly<Record<string, Scalar | readonly Readonly<Record<string, Scalar>>[]>>;

/** What the template of a product is filled with; what is not known is an empty text. */
export function productData(service: Service, productCode: string, values: ProductValues): DocumentData {
  const known = productScope(service, values);
  const lookups = lookupsOf(values.context);
  const names = namesOf(service);
  const { data = {}, rows = {} } = service.products[productCode] ?? {};
  const filled = (expressions: Readonly<Record<string, string>>, scope: Names, seen: Values) =>
    Object.fromEntries(
      Object.entries(expressions).map(([name, source]) => [
        name,
        scalarOf(scope, source, seen, lookups) ?? '',
      ]),
    );
  return {
    ...filled(data, names.product, known),
    ...Object.fromEntries(
      Object.entries(rows).map(([name, { each, data: columns }]) => [
        name,
        itemsOf(service, each, values).map((item) =>
          filled(columns, names.productRows[each]!, { ...known, ...item }),
        ),
      ]),
    ),
  };
}

/** The items of a table, with the labels of their choices where they are a form's. */
function itemsOf(service: Service, each: string, values: ProductValues): Values[] {
  const { answers, context, faults = [], documents = [] } = values;
  if (each === 'household') return context.household.map((item) => ({ item }));
  if (each === 'faults') return faults.map((item) => ({ item }));
  if (each === 'documents') return documents.map((item) => ({ item }));
  const group = service.form.steps.flatMap(({ fields }) => fields).find(({ code }) => code === each);
  const items = pruneAnswers(service, answers, context)[each];
  if (group?.type !== 'group' || !Array.isArray(items)) return [];
  return (items as unknown as readonly Answers[]).map((item) => ({
    item,
    itemLabels: labelsIn(group.fields, item),
  }));
}

function formValues(service: Service, answers: Answers, context: FormContext): Values {
  return {
    ...baseValues(service, context),
    form: pruneAnswers(service, answers, context),
    ...(context.applicant && { applicant: context.applicant }),
  };
}

function productScope(
  service: Service,
  { answers, facts, context, applicant, office, case: file }: ProductValues,
): Values {
  return {
    ...formValues(service, answers, context),
    labels: labelsIn(
      service.form.steps.flatMap(({ fields }) => fields),
      answers,
    ),
    facts,
    applicant,
    office,
    case: file,
  };
}

/** The Indonesian label of each choice that was made: documents are written in Indonesian. */
function labelsIn(fields: readonly Field[], answers: Answers): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const field of fields) {
    const option =
      field.type === 'choice' && field.options.find(({ value }) => value === answers[field.code]);
    if (option) labels[field.code] = option.label.id;
  }
  return labels;
}
