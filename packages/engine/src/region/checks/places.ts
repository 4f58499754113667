import { contrastRatio } from '../colour.ts';
import type { Finding } from '../problems.ts';
import { type Check, duplicates, finding } from './finding.ts';

/** WCAG 2.2, success criterion 1.4.3: text of ordinary size. */
const smallestContrast = 4.5;
const lightGround = '#ffffff';
const darkGround = '#121417';

export const regionCodesAgree: Check = (files) => {
  const { id, code, province } = files['region.yaml'];
  const findings: Finding[] = [];
  if (code.replace('.', '') !== id)
    findings.push(
      finding('code-mismatch', 'region.yaml', ['id'], {
        id: `"${id}" bukan kode ${code} tanpa titik. Samakan keduanya.`,
        en: `"${id}" is not the code ${code} without its dot. Make them agree.`,
      }),
    );
  if (!code.startsWith(`${province.code}.`))
    findings.push(
      finding('code-mismatch', 'region.yaml', ['province', 'code'], {
        id: `Kode ${code} tidak termasuk provinsi ${province.code}. Perbaiki salah satunya.`,
        en: `The code ${code} does not belong to province ${province.code}. Correct one of them.`,
      }),
    );
  return findings;
};

export const placeCodesAreNested: Check = (files) => {
  const region = files['region.yaml'].code;
  return files['places.yaml'].districts.flatMap((district, d) => [
    ...(district.code.startsWith(`${region}.`)
      ? []
      : [outside(['districts', d, 'code'], district.code, region)]),
    ...district.villages.flatMap((village, v) =>
      village.code.startsWith(`${district.code}.`)
        ? []
        : [outside(['districts', d, 'villages', v, 'code'], village.code, district.code)],
    ),
  ]);
};

export const placeCodesAreUnique: Check = (files) =>
  duplicates(
    'places.yaml',
    files['places.yaml'].districts.flatMap((district, d) => [
      { name: district.code, path: ['districts', d, 'code'] },
      ...district.villages.map((village, v) => ({
        name: village.code,
        path: ['districts', d, 'villages', v, 'code'],
      })),
    ]),
  );

/** Kelurahan 1xxx, desa 2xxx. */
export const villageCodesTellTheirKind: Check = (files) =>
  files['places.yaml'].districts.flatMap((district, d) =>
    district.villages.flatMap((village, v) =>
      /\.[12]\d{3}$/.test(village.code)
        ? []
        : [
            finding('code-mismatch', 'places.yaml', ['districts', d, 'villages', v, 'code'], {
              id: `Bagian akhir ${village.code} harus diawali 1 (kelurahan) atau 2 (desa). Periksa kodenya.`,
              en: `The last part of ${village.code} must begin with 1 (kelurahan) or 2 (desa). Check the code.`,
            }),
          ],
    ),
  );

export const placesAreComplete: Check = (files) => {
  const { counts } = files['region.yaml'];
  const { districts } = files['places.yaml'];
  const villages = districts.reduce((sum, district) => sum + district.villages.length, 0);
  return [
    ...(districts.length === counts.districts
      ? []
      : [count('districts', counts.districts, districts.length)]),
    ...(villages === counts.villages ? [] : [count('villages', counts.villages, villages)]),
  ];
};

export const accentCanBeRead: Check = (files) => {
  const { light, dark } = files['region.yaml'].accent;
  return [
    ...(contrastRatio(light, lightGround) >= smallestContrast ? [] : [faint('light', light, lightGround)]),
    ...(contrastRatio(dark, darkGround) >= smallestContrast ? [] : [faint('dark', dark, darkGround)]),
  ];
};

function outside(path: Finding['path'], code: string, around: string): Finding {
  return finding('code-mismatch', 'places.yaml', path, {
    id: `Kode ${code} tidak termasuk ${around}. Perbaiki kodenya atau pindahkan.`,
    en: `The code ${code} does not belong to ${around}. Correct the code or move it.`,
  });
}

function count(which: 'districts' | 'villages', expected: number, found: number): Finding {
  return finding('count', 'region.yaml', ['counts', which], {
    id: `places.yaml berisi ${found}, seharusnya ${expected}. Lengkapi tempatnya atau perbaiki jumlahnya.`,
    en: `places.yaml holds ${found}, it should hold ${expected}. Complete the places or correct the count.`,
  });
}

function faint(which: 'light' | 'dark', colour: string, ground: string): Finding {
  const ratio = contrastRatio(colour, ground).toFixed(2);
  return finding('contrast', 'region.yaml', ['accent', which], {
    id: `${colour} di atas ${ground} hanya ${ratio}:1, paling sedikit ${smallestContrast}:1. Pilih warna yang lebih kontras.`,
    en: `${colour} on ${ground} is only ${ratio}:1, at least ${smallestContrast}:1 is needed. Choose a stronger colour.`,
  });
}

export const placeChecks: readonly Check[] = [
  regionCodesAgree,
  placeCodesAreNested,
  placeCodesAreUnique,
  villageCodesTellTheirKind,
  placesAreComplete,
  accentCanBeRead,
];
