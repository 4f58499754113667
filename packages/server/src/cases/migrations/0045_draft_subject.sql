-- For whom a draft is where that is not whoever fills it in, and what it goes on from: sealed under the draft's own key.
alter table draft add column subject_sealed bytea;
