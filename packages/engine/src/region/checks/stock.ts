import { type Check, duplicates, finding, unknownReference } from './finding.ts';

export const stockIsNamedOnce: Check = (files) =>
  files['installed.yaml'].packs.flatMap((pack, p) =>
    duplicates(
      'installed.yaml',
      pack.stock.flatMap(({ stock, offices }, s) =>
        offices.map((office, o) => ({
          name: `${stock} ${office}`,
          path: ['packs', p, 'stock', s, 'offices', o],
        })),
      ),
    ),
  );

export const stockNamesOffices: Check = (files) => {
  const offices = new Set(files['offices.yaml'].offices.map((office) => office.id));
  return files['installed.yaml'].packs.flatMap((pack, p) =>
    pack.stock.flatMap((kept, s) =>
      kept.offices.flatMap((office, o) =>
        offices.has(office)
          ? []
          : [
              unknownReference(
                'installed.yaml',
                ['packs', p, 'stock', s, 'offices', o],
                office,
                'offices.yaml',
              ),
            ],
      ),
    ),
  );
};

export const stockNamesKeepers: Check = (files) => {
  const roles = new Set(files['posts.yaml'].roles.map((role) => role.id));
  return files['installed.yaml'].packs.flatMap((pack, p) =>
    pack.stock.flatMap((kept, s) =>
      kept.keptBy.flatMap((role, r) =>
        roles.has(role)
          ? []
          : [unknownReference('installed.yaml', ['packs', p, 'stock', s, 'keptBy', r], role, 'posts.yaml')],
      ),
    ),
  );
};

export const printersPrintOnKeptStock: Check = (files) =>
  files['offices.yaml'].offices.flatMap(({ id, printers = [] }, o) => [
    ...duplicates(
      'offices.yaml',
      printers.map((printer, p) => ({ name: printer.id, path: ['offices', o, 'printers', p, 'id'] })),
    ),
    ...printers.flatMap(({ stock }, p) =>
      files['installed.yaml'].packs.some((pack) =>
        pack.stock.some((kept) => kept.stock === stock && kept.offices.includes(id)),
      )
        ? []
        : [unknownReference('offices.yaml', ['offices', o, 'printers', p, 'stock'], stock, 'installed.yaml')],
    ),
  ]);

/** What a pack uses up is kept somewhere, and what is kept is used up by the pack. */
export const stockFitsThePacks: Check = (files, packs) =>
  files['installed.yaml'].packs.flatMap((installed, p) => {
    const used = packs?.find(({ name }) => name === installed.pack)?.stock;
    if (used === undefined) return [];
    const unused = installed.stock.flatMap(({ stock }, s) =>
      used.includes(stock)
        ? []
        : [
            finding('pack-mismatch', 'installed.yaml', ['packs', p, 'stock', s, 'stock'], {
              id: `Pack ${installed.pack} tidak memakai "${stock}". Hapus atau perbaiki namanya.`,
              en: `The pack ${installed.pack} does not use "${stock}". Remove it or correct the name.`,
            }),
          ],
    );
    const homeless = used
      .filter((stock) => !installed.stock.some((kept) => kept.stock === stock))
      .map((stock) =>
        finding('pack-mismatch', 'installed.yaml', ['packs', p, 'stock'], {
          id: `Pack ${installed.pack} memakai "${stock}", tetapi belum ada kantor yang menyimpannya. Tambahkan di sini.`,
          en: `The pack ${installed.pack} uses "${stock}", but no office keeps it. Add it here.`,
        }),
      );
    return [...unused, ...homeless];
  });

export const stockChecks: readonly Check[] = [
  stockIsNamedOnce,
  stockNamesOffices,
  stockNamesKeepers,
  printersPrintOnKeptStock,
  stockFitsThePacks,
];
