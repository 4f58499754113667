import { readFileSync } from 'node:fs';
import { failure, type Result, success } from '@satuloket/engine';
import { type Partner, readPartners } from '@satuloket/server';
import { system } from './failures.ts';

/** Other installations with which messages are exchanged; none without the setting. */
export function partnersOf(file: string | undefined): Result<readonly Partner[]> {
  if (file === undefined) return success([]);
  try {
    return readPartners(readFileSync(file, 'utf8'));
  } catch {
    return failure(
      system(
        'partners-missing',
        `Berkas ${file} di SATULOKET_PARTNERS tidak dapat dibaca. Periksa letak dan izinnya.`,
        'The list of partners can not be read.',
      ),
    );
  }
}
