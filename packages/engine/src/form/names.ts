/** Which names may stand in a service's expressions: one set for each place where an expression stands. */

import type {
  Compiled,
  Lookups,
  NameSpec,
  Names,
  ResultType,
  Scalar,
  ValueType,
} from '../expression/index.ts';
import { compileExpression, evaluateExpression, listOf, recordOf } from '../expression/index.ts';
import type { Field, Service } from '../pack/types.ts';
import type { FormContext } from './context.ts';

export type ServiceNames = {
  /** Conditions and checks of steps, fields and requirements. */
  readonly form: Names;
  /** The same inside each repeated group, with `item`. */
  readonly items: Readonly<Record<string, Names>>;
  readonly facts: Names;
  readonly routing: Names;
  readonly guard: Names;
  /** When each member of an event is opened; `item` where it is opened for each item of a group. */
  readonly members: Readonly<Record<string, Names>>;
  /** Entry lists and the data of documents. */
  readonly product: Names;
  /** The same inside each table of a document, by what its rows are made of. */
  readonly productRows: Readonly<Record<string, Names>>;
  /** Who comes first in a line. */
  readonly line: Names;
  /** When the service is the next step of someone in a household. */
  readonly suggestion: Names;
};

const namesOfServices = new WeakMap<Service, ServiceNames>();

export function namesOf(service: Service): ServiceNames {
  let names = namesOfServices.get(service);
  if (!names) {
    names = makeNames(service);
    namesOfServices.set(service, names);
  }
  return names;
}

function makeNames(service: Service): ServiceNames {
  const form: Record<string, NameSpec> = {};
  const labels: Record<string, NameSpec> = {};
  const itemTypes: Record<string, ValueType> = {};
  const itemLabels: Record<string, Names> = {};
  const conditionalRequirements = new Set(
    service.requirements
      .filter((requirement) => requirement.when || requirement.optional)
      .map(({ code }) => code),
  );
  for (const step of service.form.steps) {
    for (const field of step.fields) {
      const optional =
        field.optional === true ||
        field.when !== undefined ||
        step.when !== undefined ||
        (field.type === 'file' && conditionalRequirements.has(field.requirement));
      form[field.code] = { type: typeOfField(field), optional };
      if (field.type === 'choice')
        labels[field.code] = { type: 'string', optional, presentWith: `form.${field.code}` };
      if (field.type === 'group') {
        itemTypes[field.code] = recordOf(fieldsOfGroup(field.fields));
        itemLabels[field.code] = labelsOfGroup(field.fields);
      }
    }
  }
  const base: Names = {
    form: { type: recordOf(form) },
    today: { type: 'string' },
    parameters: { type: recordOf(parameterNames(service)) },
  };
  const facts: NameSpec = { type: recordOf(factNames(service)) };
  const applicant: NameSpec = { type: applicantType };
  const product: Names = {
    ...base,
    applicant,
    facts,
    labels: { type: recordOf(labels) },
    office: { type: officeType },
    case: { type: caseOfProductType },
  };
  return {
    form: base,
    items: Object.fromEntries(
      Object.entries(itemTypes).map(([code, type]) => [code, { ...base, item: { type } }]),
    ),
    facts: { ...base, applicant },
    routing: { ...base, applicant, facts },
    guard: {
      facts,
      today: base.today!,
      parameters: base.parameters!,
      case: { type: recordOf(caseNames(service)) },
    },
    members: Object.fromEntries(
      Object.entries(service.members ?? {}).map(([name, { each }]) => {
        const item = each === undefined ? undefined : itemTypes[each];
        return [name, { ...base, applicant, facts, ...(item && { item: { type: item } }) }];
      }),
    ),
    product,
    productRows: {
      ...Object.fromEntries(
        Object.entries(rowSources).map(([source, type]) => [source, { ...product, item: { type } }]),
      ),
      ...Object.fromEntries(
        Object.entries(itemTypes).map(([code, type]) => [
          code,
          { ...product, item: { type }, itemLabels: { type: recordOf(itemLabels[code] ?? {}) } },
        ]),
      ),
    },
    line: { facts },
    suggestion: {
      member: { type: memberType },
      household: { type: householdType },
      today: base.today!,
      parameters: base.parameters!,
    },
  };
}

/** What is not known of someone is left out, and a condition on it does not hold: nothing needs a guard. */
const memberType = recordOf({
  age: { type: 'int' },
  ...Object.fromEntries(
    ['name', 'nik', 'birthDate', 'sex', 'relation', 'maritalStatus', 'card'].map((name) => [
      name,
      { type: 'string' } as const,
    ]),
  ),
});

const householdType = recordOf({
  finished: { type: listOf('string') },
  open: { type: listOf('string') },
  size: { type: 'int' },
});

const personType = recordOf({
  name: { type: 'string' },
  source: { type: 'string' },
  nik: { type: 'string', optional: true },
  birthDate: { type: 'string', optional: true },
  relation: { type: 'string', optional: true },
});

const addressType = recordOf({
  street: { type: 'string' },
  villageCode: { type: 'string' },
  rt: { type: 'string', optional: true },
  rw: { type: 'string', optional: true },
});

const applicantType = recordOf({
  name: { type: 'string' },
  ...Object.fromEntries(
    [
      'nik',
      'kk',
      'birthDate',
      'birthPlace',
      'sex',
      'religion',
      'occupation',
      'maritalStatus',
      'phone',
      'villageCode',
    ].map((name) => [name, { type: 'string', optional: true } as const]),
  ),
  address: {
    type: recordOf({
      street: { type: 'string' },
      rt: { type: 'string', optional: true },
      rw: { type: 'string', optional: true },
    }),
    optional: true,
  },
});

const caseOfProductType = recordOf({
  code: { type: 'string' },
  filedOn: { type: 'string' },
  ...Object.fromEntries(
    ['dueOn', 'reason'].map((name) => [name, { type: 'string', optional: true } as const]),
  ),
});

/** What rows of a document may be made of beside the groups of the form. */
export const rowSources: Readonly<Record<string, ValueType>> = {
  household: recordOf({
    name: { type: 'string' },
    nik: { type: 'string' },
    ...Object.fromEntries(
      ['birthDate', 'relation', 'sex'].map((name) => [name, { type: 'string', optional: true } as const]),
    ),
  }),
  faults: recordOf({ about: { type: 'string' }, words: { type: 'string' } }),
  documents: recordOf({ title: { type: 'string' }, isGiven: { type: 'bool' } }),
};

const officeType = recordOf({
  name: { type: 'string' },
  agency: { type: 'string' },
  address: { type: 'string' },
  city: { type: 'string' },
  ...Object.fromEntries(
    ['phone', 'district', 'headName', 'headTitle', 'headNip'].map((name) => [
      name,
      { type: 'string', optional: true } as const,
    ]),
  ),
});

function typeOfField(field: Field): ValueType {
  switch (field.type) {
    case 'yes-no':
    case 'statement':
      return 'bool';
    case 'number':
      return (field.decimals ?? 0) > 0 ? 'double' : 'int';
    case 'money':
      return 'int';
    case 'person':
      return personType;
    case 'address':
      return addressType;
    case 'file':
      return listOf(recordOf({ name: { type: 'string' } }));
    case 'group':
      return listOf(recordOf(fieldsOfGroup(field.fields)));
    default:
      return 'string';
  }
}

function fieldsOfGroup(fields: readonly Field[]): Names {
  return Object.fromEntries(
    fields.map((field) => [
      field.code,
      { type: typeOfField(field), optional: field.optional === true || field.when !== undefined },
    ]),
  );
}

function labelsOfGroup(fields: readonly Field[]): Names {
  return Object.fromEntries(
    fields
      .filter(({ type }) => type === 'choice')
      .map((field) => [
        field.code,
        {
          type: 'string' as const,
          optional: field.optional === true || field.when !== undefined,
          presentWith: `item.${field.code}`,
        },
      ]),
  );
}

function parameterNames(service: Service): Names {
  return Object.fromEntries(
    Object.entries(service.parameters ?? {}).map(([name, { value }]) => [
      name,
      {
        type:
          typeof value === 'boolean'
            ? 'bool'
            : typeof value === 'string'
              ? 'string'
              : Number.isInteger(value)
                ? 'int'
                : 'double',
      },
    ]),
  );
}

/** What guards may ask of the case itself; `caseValues` in `case/available.ts` gives the values. */
function caseNames(service: Service): Names {
  const each = (names: object | undefined, type: ValueType): NameSpec => ({
    type: recordOf(Object.fromEntries(Object.keys(names ?? {}).map((name) => [name, { type }]))),
  });
  return {
    identity: { type: 'string' },
    visit: { type: 'bool' },
    ...(service.visit && { visitDayReached: { type: 'bool' as const } }),
    helper: { type: 'string' },
    confirmed: each(service.confirmations, 'int'),
    denied: each(service.confirmations, 'int'),
    reports: each(service.watches, 'string'),
    parcel: {
      type: recordOf({
        ...Object.fromEntries(
          ['way', 'window', 'failure'].map((name) => [name, { type: 'string' } as const]),
        ),
        attempts: { type: 'int' },
        attemptsLeft: { type: 'int' },
      }),
    },
    members: {
      type: recordOf(
        Object.fromEntries(
          ['total', 'open', 'finished', 'refused', 'cancelled'].map((name) => [name, { type: 'int' }]),
        ),
      ),
    },
  };
}

function factNames(service: Service): Names {
  return Object.fromEntries(
    Object.entries(service.facts).map(([name, { type }]) => [name, { type, optional: false }]),
  );
}

const compiledExpressions = new WeakMap<Names, Map<string, Compiled>>();

/** Compiles once for each set of names. A pack that was loaded holds no expression that fails here. */
function compiledFor(
  names: Names,
  source: string,
  expected: ResultType,
  ownPath: string | undefined,
): Compiled {
  let bySource = compiledExpressions.get(names);
  if (!bySource) {
    bySource = new Map();
    compiledExpressions.set(names, bySource);
  }
  const key = `${ownPath ?? ''} ${expected} ${source}`;
  let compiled = bySource.get(key);
  if (!compiled) {
    const result = compileExpression(source, names, expected, ownPath ? new Set([ownPath]) : undefined);
    if (!result.ok)
      throw new Error(`expression "${source}": ${result.error.map(({ detail }) => detail).join('; ')}`);
    compiled = result.value;
    bySource.set(key, compiled);
  }
  return compiled;
}

export type Values = Readonly<Record<string, unknown>>;

export function lookupsOf(context: FormContext): Lookups {
  return { today: context.today, placeName: context.places.name };
}

/** What every expression of a form sees beside the answers. */
export function baseValues(service: Service, context: FormContext): Values {
  return { today: context.today, parameters: parametersOf(service, context.parameters) };
}

/** The pack's numbers and words with the region's in their place. */
export function parametersOf(
  service: Pick<Service, 'parameters'>,
  overrides: Readonly<Record<string, number | string | boolean>> = {},
): Record<string, number | string | boolean> {
  return Object.fromEntries(
    Object.entries(service.parameters ?? {}).map(([name, parameter]) => [
      name,
      overrides[name] ?? parameter.value,
    ]),
  );
}

/** A condition that is not known yet does not hold. */
export function holds(names: Names, source: string | undefined, values: Values, lookups: Lookups): boolean {
  return (
    source === undefined ||
    evaluateExpression(compiledFor(names, source, 'bool', undefined), values, lookups) === true
  );
}

/** A check fails only when it is known to: what is missing is told as missing, once. */
export function isKnownFalse(
  names: Names,
  source: string,
  ownPath: string,
  values: Values,
  lookups: Lookups,
): boolean {
  return evaluateExpression(compiledFor(names, source, 'bool', ownPath), values, lookups) === false;
}

export function scalarOf(names: Names, source: string, values: Values, lookups: Lookups): Scalar | undefined {
  return evaluateExpression(compiledFor(names, source, 'scalar', undefined), values, lookups);
}
