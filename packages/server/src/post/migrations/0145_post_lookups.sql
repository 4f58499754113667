-- A row of the post's table finds its thing by the case's code before it has a number of its own.
create index post_item_of_code on post_item (region_id, code);
-- Of how many on a list nothing was said yet: those alone are counted, and not the whole list.
create index post_item_open on post_item (region_id, manifest_id) where status = 'listed';
