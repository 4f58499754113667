import {
  failure,
  loadPack,
  type Pack,
  type PackProblem,
  packDigest,
  type Result,
  type Service,
  serviceBinding,
  success,
  withoutSources,
} from '@satuloket/engine';
import type { Places } from '../places/index.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { PackFile } from './schema.ts';

export type ServiceInPack = { readonly pack: Pack; readonly service: Service };

/** The packs that regions use, and every version that a running case still needs. */
export type PackRegistry = {
  /**
   * Stores a pack whole and puts it in force for a region; running cases stay on what they began with. Installing what
   * is in force already changes nothing.
   */
  install(regionId: string, files: readonly PackFile[]): Promise<Result<Pack, readonly PackProblem[]>>;
  /** In force in the region. */
  active(regionId: string): readonly Pack[];
  /** A service that residents can ask for now. */
  serviceOf(regionId: string, service: string): ServiceInPack | undefined;
  /** Any version ever installed. An unknown digest is a broken invariant. */
  byDigest(digest: string): Promise<Pack>;
  /** Versions already read into memory, for screens that must not wait; undefined: ask `byDigest`. */
  loaded(digest: string): Pack | undefined;
};

export async function createPackRegistry(options: {
  readonly database: DatabaseConnection;
  readonly places: Places;
  readonly now: () => Date;
  /** Packs that were read already: they are not read again. */
  readonly known?: readonly Pack[];
}): Promise<PackRegistry> {
  const { database, places, now, known = [] } = options;
  const loaded = new Map(known.map((pack) => [pack.digest, withoutSources(pack)]));
  const loading = new Map<string, Promise<Pack>>();
  /** Region, then pack, then digest. */
  const inForce = new Map<string, Map<string, string>>();

  function loadFromDatabase(digest: string): Promise<Pack> {
    const running = loading.get(digest) ?? readVersion(database, digest);
    loading.set(digest, running);
    return running
      .then((pack) => {
        loaded.set(digest, pack);
        return pack;
      })
      .finally(() => loading.delete(digest));
  }

  async function byDigest(digest: string): Promise<Pack> {
    return loaded.get(digest) ?? loadFromDatabase(digest);
  }

  function force(regionId: string, pack: string, digest: string): void {
    const packs = inForce.get(regionId) ?? new Map<string, string>();
    packs.set(pack, digest);
    inForce.set(regionId, packs);
  }

  // Every version, not only those in force: a command on an old case must not wait for a second connection.
  const digests = new Set<string>();
  for (const region of places.regions()) {
    const rows = await regionDatabase(database, region.id)
      .selectFrom('installed_pack')
      .select(['pack', 'digest'])
      .orderBy('since')
      .execute();
    for (const row of rows) {
      force(region.id, row.pack, row.digest);
      digests.add(row.digest);
    }
  }
  for (const digest of digests) await byDigest(digest);

  function active(regionId: string): readonly Pack[] {
    const installed = places.region(regionId)?.installed ?? [];
    const digestsHere = inForce.get(regionId);
    return installed.flatMap(({ pack }) => {
      const digest = digestsHere?.get(pack);
      const found = digest === undefined ? undefined : loaded.get(digest);
      return found === undefined ? [] : [found];
    });
  }

  return {
    byDigest,
    active,
    loaded: (digest) => loaded.get(digest),

    serviceOf(regionId, code) {
      const region = places.region(regionId);
      const binding = region && serviceBinding(region, code);
      if (binding === undefined) return undefined;
      const pack = active(regionId).find(({ manifest }) => manifest.name === binding.pack.pack);
      const service = pack && Object.hasOwn(pack.services, code) ? pack.services[code] : undefined;
      return pack && service && { pack, service };
    },

    async install(regionId, files) {
      const plain = files.map(({ path, text }) => ({ path, text }));
      const known = loaded.get(packDigest(plain));
      const read = known ? success(known) : loadPack(plain);
      if (!read.ok) return failure(read.error);
      const pack = withoutSources(read.value);
      const { name, version } = pack.manifest;
      const pinned = places.region(regionId)?.installed.find((installed) => installed.pack === name)?.digest;
      if (pinned !== undefined && pinned !== `sha256:${pack.digest}`) return failure([digestDiffers]);
      if (inForce.get(regionId)?.get(name) !== pack.digest) {
        await inTransaction(regionDatabase(database, regionId), async (transaction) => {
          await transaction
            .insertInto('pack_version')
            .values({
              digest: pack.digest,
              name,
              version,
              files: JSON.stringify(files),
              stored_at: now(),
            })
            .onConflict((conflict) => conflict.column('digest').doNothing())
            .execute();
          await transaction
            .insertInto('installed_pack')
            .values({ pack: name, since: now(), digest: pack.digest })
            // Two servers that start together install the same.
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        });
        force(regionId, name, pack.digest);
      }
      loaded.set(pack.digest, loaded.get(pack.digest) ?? pack);
      return success(pack);
    },
  };
}

const digestDiffers: PackProblem = {
  file: 'pack.yaml',
  line: 1,
  column: 1,
  path: '',
  code: 'digest-differs',
  severity: 'error',
  message: {
    id: 'Isi paket ini bukan yang disetujui daerah. Pasang paket dengan digest yang tertulis di installed.yaml, atau perbarui digest itu.',
    en: 'This is not the content that the region accepted. Install the pack with the digest in installed.yaml, or renew that digest.',
  },
};

async function readVersion(database: DatabaseConnection, digest: string): Promise<Pack> {
  const row = await database
    .selectFrom('pack_version')
    .select('files')
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`No pack was ever installed with the digest ${digest}.`);
  const read = loadPack(row.files);
  // It was whole when it was installed: a newer language that refuses it must be repaired, not the case.
  if (!read.ok) throw new Error(`The stored pack ${digest} can't be read: ${read.error[0]?.message.en}`);
  return withoutSources(read.value);
}
