-- Up Migration
-- Who noted a sum: the enterprise takes away what it noted itself, never what its municipality did.
alter table directory.de_minimis add noted_by uuid references core.organisations on delete set null;
