-- The log of a region: the hashes of its actions as a Merkle tree (RFC 9162), only ever longer. Only the sealer writes.
create table record_log_leaf (
  region_id text not null,
  position bigint not null check (position >= 0),
  case_id uuid not null,
  seq integer not null,
  primary key (region_id, position),
  foreign key (region_id, case_id, seq) references case_action (region_id, case_id, seq)
);
create unique index record_log_leaf_by_action on record_log_leaf (region_id, case_id, seq);

-- Perfect subtrees, from which every proof is read; level 0 are the leaves.
create table record_log_node (
  region_id text not null,
  level smallint not null,
  position bigint not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (region_id, level, position)
);

-- What was signed and when: a note that names size and root (C2SP tlog-checkpoint).
create table record_checkpoint (
  region_id text not null,
  size bigint not null,
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  at timestamptz not null,
  primary key (region_id, size)
);

grant select, insert on record_log_leaf, record_log_node, record_checkpoint to satuloket_sealer;
grant select on record_log_leaf, record_log_node, record_checkpoint to satuloket_runtime;
