-- Several village officers work at one kecamatan: the village tells for whose neighbours each of them is there. Empty for
-- posts that serve a whole office.
alter table membership add column village_code text not null default '';
alter table membership drop constraint membership_pkey;
alter table membership add primary key (region_id, account_id, role, office_id, village_code, valid_from);
