-- What nobody collects at a counter or in a village is one list by age, page by page.
create index parcel_uncollected on parcel (region_id, office_id, since, case_id) where standing in ('counter', 'village');
