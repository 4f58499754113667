import type { Answers, FileValue } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { openAccountValue } from '../people/sealing.ts';
import type { HelpingOptions } from './dependencies.ts';
import type { StartCodeTable } from './schema.ts';

export type CodeRow = Selectable<StartCodeTable>;

/** What lies sealed with a code. */
export type CodeValues = {
  readonly code: string;
  readonly person: string;
  readonly answers: Answers;
  readonly files: readonly FileValue[];
};

export const startCodePlace = (regionId: string, id: string): string => `start_code/${regionId}/${id}`;

/** Nothing of it is left once it has been forgotten. */
export function openCode({ masterKeys }: HelpingOptions, row: CodeRow): CodeValues {
  if (row.sealed === null) return { code: '', person: '', answers: {}, files: [] };
  return openAccountValue<CodeValues>(masterKeys, startCodePlace(row.region_id, row.id), row.sealed);
}
