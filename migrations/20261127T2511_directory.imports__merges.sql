-- Up Migration
-- Whether rows of the same name and place as an enterprise that is there change it, or are added beside it.
alter table directory.imports add column merges boolean not null default false;
