import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: 'status | rotate: kunci induk mana yang membungkus apa, dan membungkus semuanya dengan yang sekarang',
  en: 'status | rotate: which master key wraps what, and wraps all with the current one',
};

const usage = `Pemakaian:
  satuloket keys status   menghitung kunci yang dibungkus oleh tiap kunci induk
  satuloket keys rotate   membungkus semuanya dengan kunci induk yang sekarang; server boleh tetap melayani,
                          dan perintah ini boleh dihentikan lalu dijalankan lagi
Kode keluar: 0 semua memakai kunci yang sekarang; 1 masih ada yang memakai kunci lain; 3 perintahnya keliru.`;

export async function run(parameters: readonly string[]): Promise<number> {
  const [task, ...more] = parameters;
  if ((task !== 'status' && task !== 'rotate') || more.length > 0) {
    console.error(usage);
    return 3;
  }
  const { openBeside } = await import('../start/beside.ts');
  const opened = await openBeside();
  if (!opened.ok) {
    sayProblem(opened.error);
    return 3;
  }
  const { database, masterKeys } = opened.value;
  try {
    const { rotate, tellStatus } = await import('./rotating.ts');
    const work = { database: database.connectAs('satuloket_retention', 2), masterKeys };
    if (task === 'rotate') await rotate(work);
    return (await tellStatus(work)) === 0 ? 0 : 1;
  } finally {
    await opened.value.close();
  }
}
