-- Up Migration
-- Whether its columns were read as somebody chose them for an earlier plan: then they are no guess.
alter table needs.plan_imports add column remembered boolean not null default false;
