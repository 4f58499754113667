import { writeFileSync } from 'node:fs';
import { templateOf } from '@satuloket/server';
import { readDefinitions } from '../start/definitions.ts';
import { describeSystemError, sayProblem, system } from '../start/failures.ts';
import type { TemplateAsked } from './arguments.ts';

/** Writes the table that an import of this service reads. Needs no database. */
export async function writeTemplate({ region: slug, service, form, out }: TemplateAsked): Promise<number> {
  const read = await readDefinitions();
  if (!read.ok) {
    sayProblem(read.error);
    return 1;
  }
  const { places, packs } = read.value;
  const region = places.regions().find((each) => each.slug === slug);
  if (region === undefined) {
    sayProblem(system('region-unknown', `Tidak ada daerah ${slug}.`, `There is no region ${slug}.`));
    return 1;
  }
  const installed = region.installed.find(({ services }) =>
    services.some((each) => each.service === service),
  );
  const pack = packs.find(({ pack: { manifest } }) => manifest.name === installed?.pack);
  const definition = pack?.pack.services[service];
  if (definition === undefined) {
    const codes = region.installed.flatMap(({ services }) => services.map((each) => each.service));
    sayProblem(
      system(
        'service-unknown',
        `Layanan ${service} tidak ada di ${region.name.id}. Yang ada: ${codes.join(', ')}.`,
        'There is no such service in this region.',
      ),
    );
    return 1;
  }
  const made = templateOf(definition, region, form);
  const file = out ?? made.name;
  try {
    writeFileSync(file, made.bytes, { flag: 'wx' });
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const problem = taken
      ? system('file-exists', `${file} sudah ada. Pilih nama lain dengan --out.`, `${file} exists.`)
      : describeSystemError(error);
    if (problem === undefined) throw error;
    sayProblem(problem);
    return 1;
  }
  console.log(`${file} ditulis. Isi satu baris untuk satu berkas, lalu:`);
  console.log(`  npx satuloket import ${slug} ${service} ${file} --dry-run`);
  return 0;
}
