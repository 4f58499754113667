import { lookPurposes } from '@satuloket/engine';
import type { LookQuery } from '@satuloket/server/types';
import { postedText } from '#lib/console/posted.ts';

const fields = ['officer', 'officeId', 'from', 'until', 'purpose', 'nik', 'code', 'cursor'] as const;

/** What an auditor asked for; what is empty or no purpose of ours asks for nothing. */
export function lookQueryIn(form: FormData): {
  readonly query: LookQuery;
  readonly entered: Readonly<Record<string, string>>;
} {
  const entered = Object.fromEntries(
    fields.map((name) => [name, postedText(form, name).trim()]).filter(([, value]) => value !== ''),
  );
  const { purpose, ...others } = entered;
  const isKnown = purpose !== undefined && purpose in lookPurposes;
  return { entered, query: { ...others, ...(isKnown && { purpose: purpose as keyof typeof lookPurposes }) } };
}
