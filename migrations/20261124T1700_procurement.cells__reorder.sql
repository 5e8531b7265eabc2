-- Up Migration
-- Cells are looked up by supplier and account, and taken file by file. One key that serves the first, and a summary of
-- blocks that serves the second (a file's cells lie together), cost an import a third of what a key and an index did.
drop index procurement.spend_cells_tenant_id_supplier_no_account_no_idx;
alter table procurement.spend_cells drop constraint spend_cells_pkey;
alter table procurement.spend_cells
  add primary key (tenant_id, supplier_no, account_no, month, file_no, unit_no, buyer_no);
create index on procurement.spend_cells using brin (file_no) with (pages_per_range = 16);
