-- Up Migration
-- Sheets of a workbook that hold rows and were not read: told before the import begins.
alter table directory.imports add column sheets_left text[] not null default '{}';
alter table needs.plan_imports add column sheets_left text[] not null default '{}';
alter table spending.ledger_files add column sheets_left text[] not null default '{}';
