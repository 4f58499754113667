import { compileRegion } from '../compile.ts';
import type { Finding } from '../problems.ts';
import { isVillageRole, officesForService, postsFor } from '../queries.ts';
import type { RegionFiles } from '../schema/index.ts';
import type { PackFacts, Region } from '../types.ts';
import { type Check, duplicates, finding, unknownReference } from './finding.ts';

export const installedNamesAreUnique: Check = (files) => [
  ...duplicates(
    'installed.yaml',
    files['installed.yaml'].packs.map((pack, index) => ({ name: pack.pack, path: ['packs', index, 'pack'] })),
  ),
  ...duplicates(
    'installed.yaml',
    files['installed.yaml'].packs.flatMap((pack, p) =>
      pack.services.map((service, s) => ({
        name: service.service,
        path: ['packs', p, 'services', s, 'service'],
      })),
    ),
  ),
];

export const servicesNameWorks: Check = (files) => {
  const works = new Set(files['agencies.yaml'].works.map((work) => work.id));
  return files['installed.yaml'].packs.flatMap((pack, p) =>
    pack.services.flatMap((service, s) =>
      works.has(service.work)
        ? []
        : [
            unknownReference(
              'installed.yaml',
              ['packs', p, 'services', s, 'work'],
              service.work,
              'agencies.yaml',
            ),
          ],
    ),
  );
};

export const bindingsNameTheirParts: Check = (files) => {
  const roles = new Set(files['posts.yaml'].roles.map((role) => role.id));
  const agencies = new Set(files['agencies.yaml'].agencies.map((agency) => agency.id));
  return files['installed.yaml'].packs.flatMap((pack, p) => {
    const services = new Set(pack.services.map((service) => service.service));
    return pack.roles.flatMap((binding, r) => {
      const path = ['packs', p, 'roles', r];
      return [
        ...(roles.has(binding.as)
          ? []
          : [unknownReference('installed.yaml', [...path, 'as'], binding.as, 'posts.yaml')]),
        ...(binding.agency === undefined || agencies.has(binding.agency)
          ? []
          : [unknownReference('installed.yaml', [...path, 'agency'], binding.agency, 'agencies.yaml')]),
        ...(binding.services ?? []).flatMap((service, s) =>
          services.has(service)
            ? []
            : [unknownReference('installed.yaml', [...path, 'services', s], service, 'installed.yaml')],
        ),
      ];
    });
  });
};

/** Every bound role has a post at every office to which cases of its services go. */
export const boundRolesAreFilled: Check = (files) => {
  const region = compileRegion(files);
  return files['installed.yaml'].packs.flatMap((pack, p) =>
    pack.roles.flatMap((binding, r) =>
      isVillageRole(region, binding.as)
        ? []
        : pack.services
            .map((service) => service.service)
            .filter((service) => binding.services === undefined || binding.services.includes(service))
            .flatMap((service) =>
              officesReached(region, service).flatMap((officeId) =>
                postsFor(region, { pack: pack.pack, role: binding.role, service, officeId }).length > 0
                  ? []
                  : [
                      finding('role-unfilled', 'installed.yaml', ['packs', p, 'roles', r], {
                        id: `Tidak ada jabatan ${binding.as} untuk ${service} di ${officeId}. Tambahkan di posts.yaml.`,
                        en: `No post is ${binding.as} for ${service} at ${officeId}. Add one in posts.yaml.`,
                      }),
                    ],
              ),
            ),
    ),
  );
};

export const bindingsFitThePacks: Check = (files, packs) =>
  packs === undefined
    ? []
    : files['installed.yaml'].packs.flatMap((installed, p) => {
        const pack = packs.find((candidate) => candidate.name === installed.pack);
        if (!pack)
          return [
            mismatch(['packs', p, 'pack'], {
              id: `Pack "${installed.pack}" tidak ditemukan. Pasang dulu atau perbaiki namanya.`,
              en: `Pack "${installed.pack}" was not found. Install it first or correct the name.`,
            }),
          ];
        return [...versionFits(installed, pack, p), ...servicesFit(installed, pack, p)];
      });

type Installed = RegionFiles['installed.yaml']['packs'][number];

function versionFits(installed: Installed, pack: PackFacts, p: number): readonly Finding[] {
  const unknownParameters = Object.keys(installed.parameters).filter(
    (name) => pack.parameters !== undefined && !pack.parameters.includes(name),
  );
  return [
    ...(installed.version === pack.version
      ? []
      : [
          mismatch(['packs', p, 'version'], {
            id: `Versi pack yang ada ${pack.version}, bukan ${installed.version}. Perbarui salah satunya.`,
            en: `The pack here is version ${pack.version}, not ${installed.version}. Update one of them.`,
          }),
        ]),
    ...unknownParameters.map((name) =>
      mismatch(['packs', p, 'parameters', name], {
        id: `Pack ini tidak punya parameter "${name}". Hapus atau perbaiki namanya.`,
        en: `This pack has no parameter "${name}". Remove it or correct its name.`,
      }),
    ),
  ];
}

function servicesFit(installed: Installed, pack: PackFacts, p: number): readonly Finding[] {
  return installed.services.flatMap((binding, s): readonly Finding[] => {
    const service = pack.services.find((candidate) => candidate.id === binding.service);
    if (!service)
      return [
        mismatch(['packs', p, 'services', s, 'service'], {
          id: `Pack ini tidak punya layanan "${binding.service}". Hapus atau perbaiki namanya.`,
          en: `This pack has no service "${binding.service}". Remove it or correct its name.`,
        }),
      ];
    const workDiffers = service.work !== undefined && service.work !== binding.work;
    return [
      ...(workDiffers
        ? [
            mismatch(['packs', p, 'services', s, 'work'], {
              id: `Pack menyebut pekerjaan "${service.work}", di sini "${binding.work}". Samakan keduanya.`,
              en: `The pack names the work "${service.work}", here it is "${binding.work}". Make them agree.`,
            }),
          ]
        : []),
      ...service.roles
        .filter((role) => !isBound(installed, role, service.id))
        .map((role) =>
          finding('role-unbound', 'installed.yaml', ['packs', p, 'roles'], {
            id: `Peran "${role}" dari layanan ${service.id} belum diikat. Tambahkan siapa yang mengisinya di sini.`,
            en: `The role "${role}" of the service ${service.id} is not bound. Add who fills it here.`,
          }),
        ),
    ];
  });
}

function isBound(installed: Installed, role: string, service: string): boolean {
  return installed.roles.some(
    (binding) =>
      binding.role === role && (binding.services === undefined || binding.services.includes(service)),
  );
}

function officesReached(region: Region, service: string): readonly string[] {
  const nearest = region.villages.flatMap((village) =>
    officesForService(region, village.code, service)
      .slice(0, 1)
      .map((office) => office.id),
  );
  return [...new Set(nearest)];
}

function mismatch(path: Finding['path'], message: Finding['message']): Finding {
  return finding('pack-mismatch', 'installed.yaml', path, message);
}

export const installedChecks: readonly Check[] = [
  installedNamesAreUnique,
  servicesNameWorks,
  bindingsNameTheirParts,
  bindingsFitThePacks,
];

/** Checks that follow references: they run once all references are known to hold. */
export const followingChecks: readonly Check[] = [boundRolesAreFilled];
