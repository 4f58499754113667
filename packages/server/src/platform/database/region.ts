import type {
  KyselyPlugin,
  OperationNode,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { type RegionScope, RegionTransformer } from './region-transformer.ts';
import type { DatabaseConnection } from './schema.ts';

/**
 * Keeps regions apart: every query on a region's table carries the region (`where`, `on`, inserted value). Without a
 * region it refuses such a query, so that a forgotten region is an error in the first test and never a leak.
 *
 * Row-level security would do the same inside PostgreSQL, but under it the trigram and full-text indexes are not used.
 */
class RegionPlugin implements KyselyPlugin {
  readonly scope: RegionScope;
  readonly #transformer: RegionTransformer;

  constructor(scope: RegionScope) {
    this.scope = scope;
    this.#transformer = new RegionTransformer(scope);
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.limit(node as OperationNode) as RootOperationNode;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

/** Every command and page narrows its connection, and making a plug-in takes longer than most queries it limits. */
const pluginsByTables = new WeakMap<ReadonlySet<string>, Map<string, RegionPlugin>>();
/** More than there are regencies and cities, so that identifiers from anywhere never fill the memory. */
const mostPlugins = 1000;

function pluginFor(tables: ReadonlySet<string>, regionId: string): RegionPlugin {
  const plugins = pluginsByTables.get(tables) ?? new Map<string, RegionPlugin>();
  pluginsByTables.set(tables, plugins);
  const plugin = plugins.get(regionId) ?? new RegionPlugin({ tables, regionId });
  if (plugins.size >= mostPlugins) plugins.clear();
  plugins.set(regionId, plugin);
  return plugin;
}

/** The plug-in of a connection that has no region yet: queries on any of `regionTables` throw. */
export function regionGuard(regionTables: readonly string[]): KyselyPlugin {
  return new RegionPlugin({ tables: new Set(regionTables), regionId: undefined });
}

/**
 * The same connection or transaction, narrowed to one region.
 *
 * @throws when `database` is already narrowed to another region, or was not made by `connectDatabase`.
 */
export function regionDatabase<Connection extends DatabaseConnection>(
  database: Connection,
  regionId: string,
): Connection {
  if (regionId === '') throw new Error('regionDatabase needs the identifier of a region.');
  const current = database.getExecutor().plugins.find((plugin) => plugin instanceof RegionPlugin);
  if (current === undefined) {
    throw new Error('This connection does not know the tables of the regions; make it with connectDatabase.');
  }
  if (current.scope.regionId === regionId) return database;
  if (current.scope.regionId !== undefined) {
    throw new Error(`This connection is narrowed to region ${current.scope.regionId}, not ${regionId}.`);
  }
  const plugin = pluginFor(current.scope.tables, regionId);
  return database.withoutPlugins().withPlugin(plugin) as unknown as Connection;
}

/** @throws when the connection is narrowed to no region. */
export function regionIdOf(database: DatabaseConnection): string {
  const narrowed = database.getExecutor().plugins.find((plugin) => plugin instanceof RegionPlugin);
  if (narrowed?.scope.regionId === undefined) throw new Error('This connection is narrowed to no region.');
  return narrowed.scope.regionId;
}

/**
 * The same connection or transaction without any limit to a region, for the few tasks that belong to the whole server
 * (the sealer, the sweeper of timers). `reason` says which, so that a search for this name lists them all.
 */
export function acrossRegions<Connection extends DatabaseConnection>(
  database: Connection,
  reason: string,
): Connection {
  if (reason === '')
    throw new Error('acrossRegions needs the reason why the query is not bound to a region.');
  return database.withoutPlugins() as unknown as Connection;
}
