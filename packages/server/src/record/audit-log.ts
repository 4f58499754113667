import {
  appendLeaves,
  emptyFrontier,
  type Frontier,
  type Hash,
  hashesEqual,
  hashToHex,
  leafHash,
  type NoteVerifier,
  rootOf,
  type TreeNode,
} from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, regionIdOf } from '../platform/database/index.ts';
import { claimedSize, type ReadCheckpoint, readCheckpoint } from './checkpoint-reading.ts';
import type { AuditSubject, Findings } from './findings.ts';

const leavesAtOnce = 2000;

/** A place of the log: the leaf that was signed, and what stands there now. */
type Place = {
  readonly position: number;
  /** Undefined when the node of the leaf was taken out. */
  readonly signed: Hash | undefined;
  readonly subject: AuditSubject | undefined;
  /** The hash of the action or entry now; undefined when it is not there any more. */
  readonly hash: Hash | undefined;
};

/**
 * Grows the log anew from the leaves that were stored, holds it against each checkpoint that was signed, and each leaf
 * against the action or entry for which it stands.
 */
export async function auditLog(
  region: DatabaseConnection,
  input: {
    readonly verifier: NoteVerifier;
    readonly published?: readonly string[];
    readonly findings: Findings;
  },
): Promise<{ readonly size: number; readonly checkpoints: number }> {
  const { findings } = input;
  const checkpoints = await signedCheckpoints(region, input);
  const held = await heldLeaves(region);
  let grown: Frontier = emptyFrontier;
  for (const { size, root } of checkpoints) {
    if (size > held) {
      findings.add('missing', { what: 'leaf', position: held });
      continue;
    }
    while (grown.size < size) {
      const places = await placesFrom(region, grown.size, Math.min(size, grown.size + leavesAtOnce));
      judge(places, findings);
      const next = appendLeaves(
        grown,
        places.map(({ signed }) => signed ?? new Uint8Array(32)),
      );
      await judgeNodes(region, next.nodes, findings);
      grown = next.frontier;
    }
    if (!hashesEqual(rootOf(grown), root)) findings.add('changed', { what: 'checkpoint', size });
  }
  // Leaves are written with the checkpoint that signs them, never before it.
  if (held > grown.size) findings.add('missing', { what: 'checkpoint', size: held });
  await judgeUnsealed(region, findings);
  return { size: grown.size, checkpoints: checkpoints.length };
}

/** In the order of their sizes; what is not ours or says something else than its row is told at once. */
async function signedCheckpoints(
  region: DatabaseConnection,
  {
    verifier,
    published = [],
    findings,
  }: {
    readonly verifier: NoteVerifier;
    readonly published?: readonly string[];
    readonly findings: Findings;
  },
): Promise<readonly ReadCheckpoint[]> {
  const rows = await region.selectFrom('record_checkpoint').selectAll().orderBy('size').execute();
  const signed: ReadCheckpoint[] = [];
  const sizes = new Set<number>();
  for (const row of rows) {
    const size = Number(row.size);
    sizes.add(size);
    const read = await readCheckpoint(row.note, verifier);
    if (!read.ok || read.value.size !== size || !hashesEqual(read.value.root, row.root)) {
      findings.add('changed', { what: 'checkpoint', size });
    }
    // What it says is not believed then, but all up to its size is looked at.
    signed.push({ size, root: row.root });
  }
  for (const note of published) {
    const read = await readCheckpoint(note, verifier);
    if (!read.ok) {
      findings.add('changed', { what: 'checkpoint', size: claimedSize(note) });
      continue;
    }
    // Taken out after it was published, or cut off with the end of the log.
    if (!sizes.has(read.value.size)) findings.add('missing', { what: 'checkpoint', size: read.value.size });
    signed.push(read.value);
  }
  return signed.sort((left, right) => left.size - right.size);
}

/** How far the stored log reaches. */
async function heldLeaves(region: DatabaseConnection): Promise<number> {
  const { rows } = await sql<{ held: string | null }>`
    select 1 + greatest(
      (select max(position) from record_log_leaf where region_id = ${regionIdOf(region)}),
      (select max(position) from record_log_node where region_id = ${regionIdOf(region)} and level = 0)
    ) as held`.execute(region);
  return Number(rows[0]?.held ?? 0);
}

async function placesFrom(region: DatabaseConnection, from: number, to: number): Promise<readonly Place[]> {
  const regionId = regionIdOf(region);
  const { rows } = await sql<{
    position: string;
    signed: Buffer | null;
    case_id: string | null;
    seq: number | null;
    entry_id: string | null;
    hash: Buffer | null;
  }>`
    select place.position::text, node.hash as signed, leaf.case_id, leaf.seq, leaf.entry_id,
      coalesce(action.hash, entry.hash) as hash
    from generate_series(${from}::bigint, ${to - 1}::bigint) as place (position)
    left join record_log_node node on node.region_id = ${regionId} and node.level = 0
      and node.position = place.position
    left join record_log_leaf leaf on leaf.region_id = ${regionId} and leaf.position = place.position
    left join case_action action on action.region_id = ${regionId}
      and action.case_id = leaf.case_id and action.seq = leaf.seq
    left join stream_entry entry on entry.region_id = ${regionId} and entry.id = leaf.entry_id
    order by place.position`.execute(region);
  return rows.map((row) => ({
    position: Number(row.position),
    signed: row.signed ?? undefined,
    subject: subjectOf(row),
    hash: row.hash ?? undefined,
  }));
}

function subjectOf(row: {
  readonly case_id: string | null;
  readonly seq: number | null;
  readonly entry_id: string | null;
}): AuditSubject | undefined {
  if (row.entry_id !== null) return { what: 'entry', id: row.entry_id };
  return row.case_id === null || row.seq === null
    ? undefined
    : { what: 'action', caseId: row.case_id, seq: row.seq };
}

function judge(places: readonly Place[], findings: Findings): void {
  const signedHere = new Set(places.flatMap(({ signed }) => (signed ? [hashToHex(signed)] : [])));
  for (const { position, signed, subject, hash } of places) {
    if (signed === undefined || subject === undefined) {
      findings.add('missing', { what: 'leaf', position });
      continue;
    }
    if (hash === undefined) {
      findings.add('missing', subject);
      continue;
    }
    const leaf = leafHash(hash);
    if (hashesEqual(leaf, signed) || findings.knows(subject)) continue;
    // What was signed at another place stands here: they changed places. Otherwise it is something new.
    findings.add(signedHere.has(hashToHex(leaf)) ? 'reordered' : 'changed', subject);
  }
}

/** Proofs are read from these; one that differs would lead nowhere. */
async function judgeNodes(
  region: DatabaseConnection,
  nodes: readonly TreeNode[],
  findings: Findings,
): Promise<void> {
  const inner = nodes.filter(({ level }) => level > 0);
  const { rows } = await sql<{ level: number; position: string; hash: Buffer }>`
    select node.level, node.position::text, node.hash
    from unnest(${inner.map(({ level }) => level)}::smallint[], ${inner.map(({ index }) => index)}::bigint[])
      as asked (level, position)
    join record_log_node node on node.region_id = ${regionIdOf(region)}
      and node.level = asked.level and node.position = asked.position`.execute(region);
  const stored = new Map(rows.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  for (const { level, index, hash } of inner) {
    const found = stored.get(`${level}/${index}`);
    const subject = { what: 'leaf', position: index * 2 ** level } as const;
    if (found === undefined) findings.add('missing', subject);
    else if (!hashesEqual(found, hash)) findings.add('changed', subject);
  }
}

/** Actions and entries that are neither in the log nor in the line to it. */
async function judgeUnsealed(region: DatabaseConnection, findings: Findings): Promise<void> {
  const regionId = regionIdOf(region);
  const { rows: actions } = await sql<{ case_id: string; seq: number }>`
    select action.case_id, action.seq from case_action action
    where action.region_id = ${regionId}
      and not exists (select from record_log_leaf leaf where leaf.region_id = action.region_id
        and leaf.case_id = action.case_id and leaf.seq = action.seq)
      and not exists (select from seal_outbox waiting where waiting.region_id = action.region_id
        and waiting.case_id = action.case_id and waiting.seq = action.seq)
    limit ${mostUnsealed}`.execute(region);
  for (const { case_id: caseId, seq } of actions) findings.add('not-sealed', { what: 'action', caseId, seq });
  const { rows: entries } = await sql<{ id: string }>`
    select entry.id from stream_entry entry
    where entry.region_id = ${regionId}
      and not exists (select from record_log_leaf leaf where leaf.region_id = entry.region_id
        and leaf.entry_id = entry.id)
      and not exists (select from stream_outbox waiting where waiting.region_id = entry.region_id
        and waiting.entry_id = entry.id)
    limit ${mostUnsealed}`.execute(region);
  for (const { id } of entries) findings.add('not-sealed', { what: 'entry', id });
}

/** Whoever mends them looks again. */
const mostUnsealed = 1000;
