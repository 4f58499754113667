/** Answers that come from somewhere else: a life event's form, a released product, a message of another region. */
import type { AnswerSources, Answers, AnswerValue, Service } from '../pack/types.ts';

/** What a path may begin with, by name: `form`, `item`, `products`, `message`. */
export type SourceRoots = Readonly<Record<string, unknown>>;

/**
 * The answers that a form begins with: `carried` at fields of the same code, and over them what the sources name. What
 * is not there is left out, so that the form asks for it.
 */
export function answersFrom(
  target: Pick<Service, 'form'>,
  sources: AnswerSources,
  roots: SourceRoots,
  carried: Answers = {},
): Answers {
  const answers: Answers = {};
  for (const { code } of target.form.steps.flatMap(({ fields }) => fields)) {
    const source = Object.hasOwn(sources, code) ? sources[code] : undefined;
    const value = source === undefined ? carried[code] : sourceValue(source, roots);
    if (value !== undefined && value !== null) answers[code] = value as AnswerValue;
  }
  return answers;
}

/** What goes out to another region, under the names that the sources give; nothing else of the form travels. */
export function namedValues(sources: AnswerSources, roots: SourceRoots): Answers {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) => {
      const value = sourceValue(source, roots);
      return value === undefined || value === null ? [] : [[name, value as AnswerValue]];
    }),
  );
}

function sourceValue(source: AnswerSources[string], roots: SourceRoots): unknown {
  if ('value' in source) return source.value;
  let value: unknown = roots;
  for (const name of source.from.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
