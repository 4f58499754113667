import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: '--in <berkas|->: memulihkan cadangan ke basis data yang kosong, lalu memeriksanya',
  en: '--in <file|->: restores a backup into an empty database, then checks it',
};

const usage = `Pemakaian: satuloket restore --in <berkas|-> [--unchecked]
  --in          cadangan dari satuloket backup; - untuk masukan standar
  --unchecked   tanpa satuloket check sesudahnya`;

/** 0 only when all came back, every checksum agreed and every record is whole. */
export async function run(parameters: readonly string[]): Promise<number> {
  const [flag, file, ...rest] = parameters;
  const unchecked = rest.length === 1 && rest[0] === '--unchecked';
  if (flag !== '--in' || file === undefined || (rest.length > 0 && !unchecked)) {
    console.error(usage);
    return 1;
  }
  const { restore } = await import('./restore.ts');
  const outcome = await restore(file);
  if (!outcome.ok) {
    sayProblem(outcome.error);
    return 1;
  }
  if (unchecked) return 0;
  const check = await import('../check/command.ts');
  return check.run([]);
}
