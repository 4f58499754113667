import type { Text } from '../../result.ts';
import type { Finding, PathInFile } from '../problems.ts';
import type { PackManifest, Scenario, Service } from '../types.ts';

/** What a check of one service may look at. */
export type ServiceToLint = {
  readonly file: string;
  readonly service: Service;
  /** All of the pack, by code. */
  readonly services: Readonly<Record<string, Service>>;
  readonly manifest: PackManifest;
  readonly scenarios: readonly Scenario[];
  /** Paths of texts that are meant to be the same in both languages. */
  readonly sameTexts: ReadonlySet<string>;
};

export type ServiceCheck = (subject: ServiceToLint) => Finding[];

/** A finding in the fewest words; warnings say so. */
export function finding(
  file: string,
  path: PathInFile,
  code: string,
  id: string,
  en: string,
  severity: 'error' | 'warning' = 'error',
): Finding {
  return { file, path, code, message: { id, en }, severity };
}

/** Every text in both languages within a value, with its path. */
export function textsIn(value: unknown, path: PathInFile = []): { text: Text; path: PathInFile }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const { id, en } = value as Partial<Text>;
  if (typeof id === 'string' && typeof en === 'string') return [{ text: { id, en }, path }];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}
