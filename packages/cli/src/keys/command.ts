import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: 'status | rotate | wrap: kunci induk mana yang membungkus apa, membungkus semuanya dengan yang sekarang, menitipkan kunci ke layanan kunci',
  en: 'status | rotate | wrap: which master key wraps what, wraps all with the current one, lets the key service wrap a master key',
};

const usage = `Pemakaian:
  satuloket keys status   menghitung kunci yang dibungkus oleh tiap kunci induk
  satuloket keys rotate   membungkus semuanya dengan kunci induk yang sekarang; server boleh tetap melayani,
                          dan perintah ini boleh dihentikan lalu dijalankan lagi
  satuloket keys wrap     meminta layanan kunci membungkus SATULOKET_MASTER_KEY dan menulis hasilnya
  satuloket keys wrap --new   membuat kunci induk baru yang hanya ditulis terbungkus
Kode keluar: 0 semua memakai kunci yang sekarang; 1 masih ada yang memakai kunci lain; 3 perintahnya keliru.`;

export async function run(parameters: readonly string[]): Promise<number> {
  const [task, ...more] = parameters;
  if (task === 'wrap' && (more.length === 0 || (more.length === 1 && more[0] === '--new'))) {
    const { wrapMasterKey } = await import('./wrapping.ts');
    const wrapped = await wrapMasterKey(process.env, { isNew: more.length > 0 });
    if (!wrapped.ok) {
      sayProblem(wrapped.error);
      return 3;
    }
    console.log(wrapped.value);
    return 0;
  }
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
