import { checkNip } from '../../identity/nip.ts';
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

/** An account is appointed to a role at an office: all posts there with this role must reach equally far. */
export const sameRoleReachesEquallyFar: Check = (files) => {
  const firstReach = new Map<string, string>();
  return files['posts.yaml'].posts.flatMap((post, p) =>
    post.roles.flatMap((role) => {
      const at = `${role}@${post.office}`;
      const reach = firstReach.get(at) ?? post.covers;
      firstReach.set(at, reach);
      if (reach === post.covers) return [];
      return [
        finding('reach', 'posts.yaml', ['posts', p, 'covers'], {
          id: `Jabatan lain di ${post.office} dengan peran ${role} mencakup "${reach}", yang ini "${post.covers}". Samakan, atau beri peran lain.`,
          en: `Another post at ${post.office} with the role ${role} covers "${reach}", this one "${post.covers}". Make them equal, or give another role.`,
        }),
      ];
    }),
  );
};

export const nipsAreWellFormed: Check = (files) =>
  files['posts.yaml'].posts.flatMap((post, p) => {
    const nip = post.holder?.nip === undefined ? undefined : checkNip(post.holder.nip);
    if (nip === undefined || nip.ok) return [];
    return [finding('nip', 'posts.yaml', ['posts', p, 'holder', 'nip'], nip.error.message)];
  });

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
  sameRoleReachesEquallyFar,
  nipsAreWellFormed,
  accountsNamePosts,
  accountNamesAreUnique,
];
