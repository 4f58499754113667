-- What points to a draft goes with it when it is thrown away.
delete from event_draft begun where not exists (
  select from draft where draft.region_id = begun.region_id and draft.id = begun.draft_id
);
alter table event_draft add foreign key (region_id, draft_id) references draft (region_id, id) on delete cascade;
