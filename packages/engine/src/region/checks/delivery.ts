import { listVillages } from '../compile.ts';
import { type Check, duplicates, finding, unknownReference } from './finding.ts';

const file = 'delivery.yaml';

const windowNamesAreUnique: Check = (files) =>
  duplicates(
    file,
    files[file].windows.map(({ code }, w) => ({ name: code, path: ['windows', w, 'code'] })),
  );

const windowsHaveHours: Check = (files) =>
  files[file].windows.flatMap(({ from, until }, w) =>
    from < until
      ? []
      : [
          finding('hours', file, ['windows', w, 'until'], {
            id: `Jam ${from} sampai ${until} tidak ada isinya. Perbaiki.`,
            en: `From ${from} until ${until} there is no time. Correct it.`,
          }),
        ],
  );

const pickUpVillagesAreHere: Check = (files) => {
  const { villages } = files[file];
  if (villages === 'all') return [];
  const here = new Set(listVillages(files['places.yaml']).map(({ code }) => code));
  return [
    ...duplicates(
      file,
      villages.map((code, v) => ({ name: code, path: ['villages', v] })),
    ),
    ...villages.flatMap((code, v) =>
      here.has(code) ? [] : [unknownReference(file, ['villages', v], code, 'places.yaml')],
    ),
  ];
};

/** A form that offers hours which nobody goes round in would promise what is not kept. */
const windowsOfFormsAreKept: Check = (files, packs) =>
  files['installed.yaml'].packs.flatMap((installed, p) => {
    const facts = packs?.find(({ name }) => name === installed.pack);
    const asked = installed.services.flatMap(
      ({ service }) => facts?.services.find(({ id }) => id === service)?.windows ?? [],
    );
    const kept = files[file].windows.map(({ code }) => code);
    const missing = [...new Set(asked)].filter((code) => !kept.includes(code));
    return missing.length === 0
      ? []
      : [
          finding('pack-mismatch', 'installed.yaml', ['packs', p, 'pack'], {
            id: `Formulir ${installed.pack} menawarkan waktu antar ${missing.join(', ')}, tetapi delivery.yaml belum memuatnya.`,
            en: `The forms of ${installed.pack} offer the windows ${missing.join(', ')}, which delivery.yaml does not have.`,
          }),
        ];
  });

export const deliveryChecks: readonly Check[] = [
  windowNamesAreUnique,
  windowsHaveHours,
  pickUpVillagesAreHere,
  windowsOfFormsAreKept,
];
