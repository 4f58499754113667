-- New words of names waited in a list of their own until there were four megabytes of them; each search read that list,
-- 144 of the 160 pages that a name of three words cost over three million cases. To write a case costs the same without.
alter index case_current_name_words set (fastupdate = off);
select gin_clean_pending_list('case_current_name_words');
