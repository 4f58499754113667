import { type NodeAddress, nodesForInclusion, type ReadNode } from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, regionIdOf } from '../platform/database/index.ts';

/** The named nodes of the region's log in one statement. What it gives throws for a node that is not there. */
export async function readNodes(
  database: DatabaseConnection,
  addresses: readonly NodeAddress[],
): Promise<ReadNode> {
  const hashes = new Map<string, Buffer>();
  if (addresses.length > 0) {
    const { rows } = await sql<{ level: number; position: string; hash: Buffer }>`
      select node.level, node.position, node.hash
      from unnest(${addresses.map(({ level }) => level)}::smallint[], ${addresses.map(({ index }) => index)}::bigint[])
        as asked (level, position)
      join record_log_node node on node.region_id = ${regionIdOf(database)}
        and node.level = asked.level and node.position = asked.position`.execute(database);
    for (const { level, position, hash } of rows) hashes.set(`${level}/${position}`, hash);
  }
  return ({ level, index }) => {
    const hash = hashes.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`The log has no node ${level}/${index}.`);
    return hash;
  };
}

/** All that proofs of these entries read, each node once. */
export function nodesForEntries(positions: readonly number[], size: number): readonly NodeAddress[] {
  const nodes = new Map<string, NodeAddress>();
  for (const position of positions) {
    for (const node of nodesForInclusion(position, size)) nodes.set(`${node.level}/${node.index}`, node);
  }
  return [...nodes.values()];
}
