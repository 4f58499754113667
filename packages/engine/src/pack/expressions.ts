/** Every expression of a service, where it stands and what may stand in it; compiled once when the pack is loaded. */
import {
  compileExpression,
  type ExpressionProblem,
  type Names,
  type ResultType,
} from '../expression/index.ts';
import { namesOf } from '../form/names.ts';
import type { Text } from '../result.ts';
import type { Finding, PathInFile } from './problems.ts';
import { fieldsWithPaths } from './references.ts';
import type { FlowAction, Service } from './types.ts';

export type PlacedExpression = {
  readonly source: string;
  readonly path: PathInFile;
  readonly names: Names;
  readonly expected: ResultType;
  /** The path that is present by where the expression stands. */
  readonly present?: string;
};

export function expressionsOf(service: Service): PlacedExpression[] {
  const names = namesOf(service);
  const placed: PlacedExpression[] = [];
  const place = (
    source: string | undefined,
    path: PathInFile,
    scope: Names,
    expected: ResultType,
    present?: string,
  ) => {
    if (source !== undefined)
      placed.push({ source, path, names: scope, expected, ...(present && { present }) });
  };
  for (const [index, step] of service.form.steps.entries())
    place(step.when, ['form', 'steps', index, 'when'], names.form, 'bool');
  for (const { field, path, group } of fieldsWithPaths(service)) {
    const scope = group ? names.items[group.code]! : names.form;
    place(field.when, [...path, 'when'], scope, 'bool');
    place(
      field.check?.that,
      [...path, 'check', 'that'],
      scope,
      'bool',
      `${group ? 'item' : 'form'}.${field.code}`,
    );
    if (field.type === 'date') {
      place(field.earliest, [...path, 'earliest'], scope, 'string');
      place(field.latest, [...path, 'latest'], scope, 'string');
    }
  }
  for (const [index, { when }] of service.requirements.entries())
    place(when, ['requirements', index, 'when'], names.form, 'bool');
  for (const [code, { value, type }] of Object.entries(service.facts))
    place(value, ['facts', code, 'value'], names.facts, type);
  place(service.routing.village, ['routing', 'village'], names.routing, 'string');
  for (const [code, action] of Object.entries(service.flow.actions)) {
    place(action.guard?.that, ['flow', 'actions', code, 'guard', 'that'], names.guard, 'bool');
    place(action.handsOver?.to, ['flow', 'actions', code, 'handsOver', 'to'], names.facts, 'string');
    if (action.asks) placed.push(...askedExpressions(service, code, action));
  }
  for (const [code, product] of Object.entries(service.products)) {
    for (const [index, { value }] of (product.entry ?? []).entries())
      place(value, ['products', code, 'entry', index, 'value'], names.product, 'scalar');
    for (const [index, value] of (product.about ?? []).entries())
      place(value, ['products', code, 'about', index], names.product, 'scalar');
    for (const [name, value] of Object.entries(product.data ?? {}))
      place(value, ['products', code, 'data', name], names.product, 'scalar');
    for (const [table, { each, data }] of Object.entries(product.rows ?? {})) {
      const rowNames = names.productRows[each];
      // What is no source of rows is told where references are checked.
      if (rowNames === undefined) continue;
      for (const [name, value] of Object.entries(data))
        place(value, ['products', code, 'rows', table, 'data', name], rowNames, 'scalar');
    }
  }
  for (const [code, { when }] of Object.entries(service.members ?? {}))
    place(when, ['members', code, 'when'], names.members[code]!, 'bool');
  for (const [code, { when }] of Object.entries(service.confirmations ?? {}))
    place(when, ['confirmations', code, 'when'], names.facts, 'bool');
  for (const [code, { nik }] of Object.entries(service.watches ?? {}))
    place(nik, ['watches', code, 'nik'], names.facts, 'string');
  place(service.parcel?.receiver, ['parcel', 'receiver'], names.routing, 'string');
  place(service.parcel?.phone, ['parcel', 'phone'], names.routing, 'string');
  for (const [index, source] of (service.line?.order ?? []).entries())
    place(source, ['line', 'order', index], names.line, 'int');
  for (const [index, { when, on, deadline }] of (service.draftReminders ?? []).entries()) {
    place(when, ['draftReminders', index, 'when'], names.facts, 'bool');
    place(on, ['draftReminders', index, 'on'], names.facts, 'string');
    place(deadline, ['draftReminders', index, 'deadline'], names.facts, 'string');
  }
  for (const [index, { when }] of (service.suggestions ?? []).entries())
    place(when, ['suggestions', index, 'when'], names.suggestion, 'bool');
  return placed;
}

/** The questions of an action are a form of their own: their conditions name each other, not the application's fields. */
function askedExpressions(service: Service, code: string, action: FlowAction): PlacedExpression[] {
  const form = { steps: [{ code: 'asked', title: action.title, fields: action.asks ?? [] }] };
  const { parameters = {}, facts: _, ...rest } = service;
  const asked: Service = { ...rest, parameters, facts: {}, form, requirements: [] };
  const names = namesOf(asked).form;
  return (action.asks ?? []).flatMap((field, index) => {
    const path: PathInFile = ['flow', 'actions', code, 'asks', index];
    const own = `form.${field.code}`;
    const dates = field.type === 'date' ? { earliest: field.earliest, latest: field.latest } : {};
    return [
      ...(field.when
        ? [{ source: field.when, path: [...path, 'when'], names, expected: 'bool' as const }]
        : []),
      ...(field.check
        ? [
            {
              source: field.check.that,
              path: [...path, 'check', 'that'],
              names,
              expected: 'bool' as const,
              present: own,
            },
          ]
        : []),
      ...Object.entries(dates).flatMap(([name, source]) =>
        source === undefined ? [] : [{ source, path: [...path, name], names, expected: 'string' as const }],
      ),
    ];
  });
}

export function expressionFindings(file: string, service: Service): Finding[] {
  return expressionsOf(service).flatMap(({ source, path, names, expected, present }) => {
    const compiled = compileExpression(source, names, expected, present ? new Set([present]) : undefined);
    return compiled.ok
      ? []
      : compiled.error.map((problem) => ({
          file,
          path,
          code: `expression-${problem.code}`,
          message: expressionMessage(problem),
        }));
  });
}

function expressionMessage(problem: ExpressionProblem): Text {
  const hint = problem.nearest
    ? { id: ` Maksud Anda "${problem.nearest}"?`, en: ` Did you mean "${problem.nearest}"?` }
    : { id: '', en: '' };
  switch (problem.code) {
    case 'unknown-name':
      return {
        id: `Nama "${problem.name}" tidak dikenal di sini.${hint.id}`,
        en: `The name "${problem.name}" is not known here.${hint.en}`,
      };
    case 'unguarded':
      return {
        id: `"${problem.name}" bisa tidak ada. Jaga dengan has(${problem.name}).`,
        en: `"${problem.name}" may be absent. Guard it with has(${problem.name}).`,
      };
    case 'not-allowed':
      return {
        id: `"${problem.name}" tidak boleh dipakai dalam paket.${hint.id}`,
        en: `"${problem.name}" may not be used in a pack.${hint.en}`,
      };
    case 'nested-comprehension':
      return {
        id: `"${problem.name}" di dalam pengulangan lain. Pakai satu tingkat saja, atau jadikan fakta tersendiri.`,
        en: `"${problem.name}" stands inside another comprehension. Use one level only, or make it a fact of its own.`,
      };
    case 'too-long':
      return {
        id: `Ungkapan terlalu panjang (${problem.detail}). Pecah menjadi fakta.`,
        en: `The expression is too long (${problem.detail}). Split it into facts.`,
      };
    default:
      return {
        id: `Ungkapan tidak benar: ${problem.detail}. Perbaiki.`,
        en: `The expression is not right: ${problem.detail}. Correct it.`,
      };
  }
}
