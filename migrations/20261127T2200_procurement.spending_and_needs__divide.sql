-- Up Migration
-- What is bought anyway (the ledger) and what is going to be bought (needs) are two domains, and know nothing of each other.
alter schema procurement rename to spending;
create schema needs;
grant usage on schema needs to plantskola_app;
alter table spending.needs set schema needs;
alter table spending.plan_imports set schema needs;
alter table spending.plan_rows set schema needs;
alter table spending.plan_mappings set schema needs;
alter table spending.need_digests set schema needs;
alter table spending.inquiries set schema needs;
alter table spending.inquiry_asks set schema needs;
alter table spending.inquiry_answers set schema needs;
