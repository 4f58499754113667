import { exitCodeOf, linesOf } from './finding.ts';

export const summary = {
  id: '[--json]: memeriksa mesin, setelan, basis data, kunci, layanan luar, dan cadangan',
  en: '[--json]: checks the machine, settings, database, keys, services outside and backups',
};

/** Changes nothing, and may run beside a working server. */
export async function run(parameters: readonly string[]): Promise<number> {
  const asData = parameters.length === 1 && parameters[0] === '--json';
  if (parameters.length > 0 && !asData) {
    console.error('Pemakaian: satuloket doctor [--json]');
    return 1;
  }
  const { examine } = await import('./examine.ts');
  // The process that makes documents keeps nobody waiting, not even us: something must.
  const awake = setInterval(() => undefined, 60_000);
  const findings = await examine(process.env).finally(() => clearInterval(awake));
  if (asData) console.log(JSON.stringify({ at: new Date().toISOString(), findings }, null, 2));
  else for (const line of linesOf(findings)) console.log(line);
  return exitCodeOf(findings);
}
