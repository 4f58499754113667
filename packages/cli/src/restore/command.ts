import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: '--in <berkas|->: memulihkan cadangan ke basis data yang kosong, lalu mengaudit dan memeriksanya',
  en: '--in <file|->: restores a backup into an empty database, then audits and checks it',
};

const usage = `Pemakaian: satuloket restore --in <berkas|-> [--unchecked]
  --in          cadangan dari satuloket backup; - untuk masukan standar
  --unchecked   tanpa satuloket audit verify, keys status, dan check sesudahnya`;

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
  return (await examined()) ? 0 : 1;
}

/** Every part is told, whatever the one before found: whoever restores wants to know all that is missing. */
async function examined(): Promise<boolean> {
  console.log('Audit catatan …');
  const audit = await import('../audit/command.ts');
  const isWhole = (await audit.run(['verify'])) === 0;
  const keys = await keysAreGiven();
  console.log('Pemeriksaan isi …');
  const check = await import('../check/command.ts');
  const isConsistent = (await check.run([])) === 0;
  const isGood = isWhole && keys && isConsistent;
  console.log(
    isGood
      ? '✓ Pemulihan diaudit dan diperiksa: catatan utuh, kunci lengkap, isi cocok.'
      : '✗ Pemulihan selesai, tetapi ada yang tidak cocok: lihat di atas, dan jangan buka layanan sebelum itu jelas.',
  );
  return isGood;
}

/** A backup names its current master key only; what an older one wraps would stay shut. */
async function keysAreGiven(): Promise<boolean> {
  const { openBeside } = await import('../start/beside.ts');
  const opened = await openBeside();
  if (!opened.ok) {
    sayProblem(opened.error);
    return false;
  }
  const { database, masterKeys } = opened.value;
  try {
    const { missingKeys } = await import('../keys/rotating.ts');
    const missing = await missingKeys({ database: database.connectAs('satuloket_retention', 2), masterKeys });
    if (missing.length > 0)
      console.error(
        `✗ Kunci induk ${missing.join(', ')} membungkus data di cadangan ini dan tidak diberikan: sebutkan dalam SATULOKET_FURTHER_MASTER_KEYS.`,
      );
    return missing.length === 0;
  } finally {
    await opened.value.close();
  }
}
