-- Who uploaded a file for a comment: until the comment is written nobody else sees it, and nobody else may use it.
alter table file add column uploader_id text;
