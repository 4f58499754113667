-- The signature of an official as a picture, which stands in what they sign: drawn, it proves nothing and is theirs alone.
-- It belongs to whoever holds a post, by the same NIP or name as in the list of signers, and not to the post.
create table signature_image (
  region_id text not null,
  -- the NIP, or the name of whoever was elected and has none
  holder text not null,
  account_id text not null,
  -- the picture, sealed
  sealed bytea not null,
  -- of the picture: what waits is made anew when it is another
  sha256 bytea not null,
  changed_at timestamptz not null,
  primary key (region_id, holder)
);
grant select, insert, update, delete on signature_image to satuloket_runtime;
