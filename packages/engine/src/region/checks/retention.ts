import { type RetentionSubject, retentionSubjects } from '../schema/retention-file.ts';
import { type Check, duplicates, finding, unknownReference } from './finding.ts';

const file = 'retention.yaml';

/** What no rule names would be kept for ever; a file without any rule is that of a region that is being made. */
const everythingHasARule: Check = (files) => {
  const { rules } = files[file];
  if (rules.length === 0) return [];
  const general = new Set(rules.filter(({ services }) => services === undefined).map(({ what }) => what));
  return (Object.keys(retentionSubjects) as RetentionSubject[])
    .filter((what) => !general.has(what))
    .map((what) =>
      finding('retention', file, ['rules'], {
        id: `Belum ada aturan umum untuk "${what}". Tambahkan berapa lama disimpan.`,
        en: `There is no general rule for "${what}". Add how long it is kept.`,
      }),
    );
};

const oneRuleEach: Check = (files) =>
  duplicates(
    file,
    files[file].rules.flatMap(({ what, services }, r) =>
      (services ?? ['']).map((service) => ({
        name: service === '' ? what : `${what} ${service}`,
        path: ['rules', r],
      })),
    ),
  );

const countedFromItsMoment: Check = (files) =>
  files[file].rules.flatMap(({ what, after }, r) =>
    retentionSubjects[what] === after
      ? []
      : [
          finding('retention', file, ['rules', r, 'after'], {
            id: `Masa simpan "${what}" dihitung sejak "${retentionSubjects[what]}", bukan "${after}". Ganti.`,
            en: `"${what}" is counted from "${retentionSubjects[what]}", not from "${after}". Replace it.`,
          }),
        ],
  );

const servicesAreInstalled: Check = (files) => {
  const installed = new Set(
    files['installed.yaml'].packs.flatMap(({ services }) => services.map(({ service }) => service)),
  );
  const { rules, corrections = [] } = files[file];
  const unknownCorrections = corrections.flatMap((service, c) =>
    installed.has(service) ? [] : [unknownReference(file, ['corrections', c], service, 'installed.yaml')],
  );
  const unknownInRules = rules.flatMap(({ what, services }, r) => [
    ...(services !== undefined && what !== 'case'
      ? [
          finding('retention', file, ['rules', r, 'services'], {
            id: 'Hanya aturan untuk "case" yang dapat menyebut layanan. Hapus daftarnya.',
            en: 'Only a rule for "case" may name services. Remove the list.',
          }),
        ]
      : []),
    ...(services ?? []).flatMap((service, s) =>
      installed.has(service)
        ? []
        : [unknownReference(file, ['rules', r, 'services', s], service, 'installed.yaml')],
    ),
  ]);
  return [...unknownInRules, ...unknownCorrections];
};

export const retentionChecks: readonly Check[] = [
  everythingHasARule,
  oneRuleEach,
  countedFromItsMoment,
  servicesAreInstalled,
];
