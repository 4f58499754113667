import { describeSystemError, sayProblem } from '../start/failures.ts';

export const summary = {
  id: 'menjalankan beberapa proses Satuloket di satu mesin, di belakang satu alamat',
  en: 'runs several processes of Satuloket on one machine, behind one address',
};

const usage = 'Pemakaian: satuloket cluster [--processes 3]; paling sedikit 2, paling banyak 16';
const usualProcesses = 2;
const mostProcesses = 16;

export async function run(parameters: readonly string[]): Promise<number> {
  const processes = processesOf(parameters);
  if (processes === undefined) {
    console.error(usage);
    return 1;
  }
  try {
    const { startCluster } = await import('./start-cluster.ts');
    const started = await startCluster(processes);
    if (!started.ok) {
      sayProblem(started.error);
      process.exit(1);
    }
    process.exit(await started.value.ended);
  } catch (error) {
    const problem = describeSystemError(error);
    if (problem === undefined) throw error;
    sayProblem(problem);
    return 1;
  }
}

function processesOf(parameters: readonly string[]): number | undefined {
  if (parameters.length === 0) return usualProcesses;
  const [flag, written, ...more] = parameters;
  const processes = Number(written);
  const isGood =
    flag === '--processes' &&
    more.length === 0 &&
    Number.isInteger(processes) &&
    processes >= 2 &&
    processes <= mostProcesses;
  return isGood ? processes : undefined;
}
