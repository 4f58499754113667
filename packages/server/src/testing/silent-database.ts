import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { regionGuard } from '../platform/database/region.ts';

/** Queries of PostgreSQL with our guard of regions and nobody to answer: each is told, and brings no rows. */
export function silentDatabase<Schema>(
  regionTables: readonly string[],
  tell: (asked: CompiledQuery) => void = () => undefined,
): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [regionGuard(regionTables)],
    log: ({ query }) => tell(query),
  });
}
