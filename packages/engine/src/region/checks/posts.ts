import { listVillages } from '../compile.ts';
import type { Finding } from '../problems.ts';
import { type Check, duplicates, finding, unknownReference } from './finding.ts';

export const postNamesAreUnique: Check = (files) => [
  ...duplicates(
    'posts.yaml',
    files['posts.yaml'].roles.map((role, index) => ({ name: role.id, path: ['roles', index, 'id'] })),
  ),
  ...duplicates(
    'posts.yaml',
    files['posts.yaml'].posts.map((post, index) => ({ name: post.id, path: ['posts', index, 'id'] })),
  ),
];

export const nipsAreUnique: Check = (files) =>
  duplicates(
    'posts.yaml',
    files['posts.yaml'].posts.flatMap((post, index) =>
      post.holder?.nip ? [{ name: post.holder.nip, path: ['posts', index, 'holder', 'nip'] }] : [],
    ),
  );

export const postsNameTheirParts: Check = (files) => {
  const offices = new Set(files['offices.yaml'].offices.map((office) => office.id));
  const agencies = new Set(files['agencies.yaml'].agencies.map((agency) => agency.id));
  const roles = new Set(files['posts.yaml'].roles.map((role) => role.id));
  return files['posts.yaml'].posts.flatMap((post, p) => [
    ...(offices.has(post.office)
      ? []
      : [unknownReference('posts.yaml', ['posts', p, 'office'], post.office, 'offices.yaml')]),
    ...(post.agency === undefined || agencies.has(post.agency)
      ? []
      : [unknownReference('posts.yaml', ['posts', p, 'agency'], post.agency, 'agencies.yaml')]),
    ...post.roles.flatMap((role, r) =>
      roles.has(role) ? [] : [unknownReference('posts.yaml', ['posts', p, 'roles', r], role, 'posts.yaml')],
    ),
  ]);
};

/** A village officer's village, and nobody else's, narrows what the post may do. */
export const villageOfficersHaveAVillage: Check = (files) => {
  const villages = new Set(listVillages(files['places.yaml']).map((village) => village.code));
  return files['posts.yaml'].posts.flatMap((post, p): readonly Finding[] => {
    if (post.village !== undefined && !villages.has(post.village))
      return [unknownReference('posts.yaml', ['posts', p, 'village'], post.village, 'places.yaml')];
    if (post.roles.includes('village-officer') === (post.village !== undefined)) return [];
    return [
      finding('village-officer', 'posts.yaml', ['posts', p], {
        id: 'Petugas kelurahan/desa (village-officer) dan village harus ada bersama. Tambahkan atau hapus salah satunya.',
        en: 'The role village-officer and a village go together. Add the one or remove the other.',
      }),
    ];
  });
};

export const nipsAreWellFormed: Check = (files) =>
  files['posts.yaml'].posts.flatMap((post, p) => {
    if (post.holder?.nip === undefined || isNip(post.holder.nip)) return [];
    return [
      finding('nip', 'posts.yaml', ['posts', p, 'holder', 'nip'], {
        id: `NIP ${post.holder.nip} tidak mungkin: tanggal lahir, bulan pengangkatan, jenis kelamin (1 atau 2), nomor urut. Periksa.`,
        en: `NIP ${post.holder.nip} is impossible: birth date, month of appointment, sex (1 or 2), serial number. Check it.`,
      }),
    ];
  });

/** Birth date, month of appointment, sex and serial number (Peraturan Kepala BKN 22/2007). */
function isNip(nip: string): boolean {
  const [, birth, appointment, serial] = /^(\d{8})(\d{6})[12](\d{3})$/.exec(nip) ?? [];
  if (birth === undefined || appointment === undefined || serial === undefined) return false;
  const birthDate = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
  const month = Number(appointment.slice(4));
  const bornOn = new Date(`${birthDate}T00:00:00Z`);
  const realDate = !Number.isNaN(bornOn.getTime()) && bornOn.toISOString().startsWith(birthDate);
  return realDate && month >= 1 && month <= 12 && appointment > birth.slice(0, 6) && serial !== '000';
}

export const accountsNamePosts: Check = (files) => {
  const posts = new Set(files['posts.yaml'].posts.map((post) => post.id));
  return files['demo.yaml'].accounts.flatMap((account, a) =>
    posts.has(account.post)
      ? []
      : [unknownReference('demo.yaml', ['accounts', a, 'post'], account.post, 'posts.yaml')],
  );
};

export const accountNamesAreUnique: Check = (files) =>
  duplicates(
    'demo.yaml',
    files['demo.yaml'].accounts.map((account, index) => ({
      name: account.username,
      path: ['accounts', index, 'username'],
    })),
  );

export const postChecks: readonly Check[] = [
  postNamesAreUnique,
  nipsAreUnique,
  postsNameTheirParts,
  villageOfficersHaveAVillage,
  nipsAreWellFormed,
  accountsNamePosts,
  accountNamesAreUnique,
];
