-- outside a transaction: people go on filing while it is made
-- Names are found by the words that they begin with, at the offices of whoever looks: the words of a name stand in the
-- index each with its office. By parts of names over the whole region 454 pages were read for a name of two words, now
-- 66 for one of three. Until the new version serves, the old one's search reads the cases of the office one by one.
drop index concurrently if exists case_current_name_words;
create index concurrently case_current_name_words on case_current using gin (array_to_tsvector(string_to_array(
  office_id || ':' || regexp_replace(lower(applicant_name), '[^[:alnum:]]+', ' ' || office_id || ':', 'g'), ' ')));
drop index concurrently if exists case_current_name;
