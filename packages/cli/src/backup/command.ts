import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: '--out <berkas|folder|-> [--keep <n>]: mencadangkan basis data dan berkas, juga saat server berjalan',
  en: '--out <file|folder|-> [--keep <n>]: backs up database and files, also while the server runs',
};

const usage = `Pemakaian: satuloket backup --out <berkas|folder|-> [--keep <n>]
  --out    ke mana: sebuah berkas; folder yang ada (nama diberi tanggal); - untuk keluaran standar
  --keep   di sebuah folder: menyimpan n cadangan terbaru dan menghapus yang lebih lama`;

export async function run(parameters: readonly string[]): Promise<number> {
  const asked = readAsked(parameters);
  if (asked === undefined) {
    console.error(usage);
    return 1;
  }
  const { backUp } = await import('./back-up.ts');
  const outcome = await backUp(asked);
  if (outcome.ok) return 0;
  sayProblem(outcome.error);
  return 1;
}

function readAsked(parameters: readonly string[]): { out: string; keep?: number } | undefined {
  let out: string | undefined;
  let keep: number | undefined;
  for (let index = 0; index < parameters.length; index += 2) {
    const value = parameters[index + 1];
    if (value === undefined) return undefined;
    if (parameters[index] === '--out') out = value;
    else if (parameters[index] === '--keep' && /^[1-9]\d{0,3}$/.test(value)) keep = Number(value);
    else return undefined;
  }
  return out === undefined ? undefined : { out, ...(keep !== undefined && { keep }) };
}
