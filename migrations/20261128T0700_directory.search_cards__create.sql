-- What search reads is narrow: nothing but what finds and orders. Where an offer is delivered is reckoned when it is
-- written, not for every row of every question. What lists and programs are shown of an enterprise stands ready made.
-- Both are made of the published rows; when the program starts it makes what is missing (directory.starts).
call kit.act_as(null, null, true);
delete from directory.search_entries;
drop index directory.search_entries_reach;
drop index directory.search_entries_document_idx;
drop index directory.search_entries_municipality_code_idx;
alter table directory.search_entries
  drop column title,
  drop column title_en,
  drop column cpv,
  drop column county_code,
  drop column serves,
  drop column serves_radius_km;
-- trust: the step of the ladder as long as its confirmation holds. nr: the offer's place among the enterprise's own, by title. reach: the municipalities where it is delivered.
alter table directory.search_entries
  add nr smallint not null,
  add trust smallint not null,
  add reach text[] collate "C" not null;
create index search_entries_found on directory.search_entries using gin (reach, document);

-- card: what a list shows; offer_ids: its offers by search_entries.nr. record: all that is public, as JSON after `{"url":"<address of the installation>`, true until
-- holds_until, when contact details may have to be hidden.
create table directory.search_cards (
  tenant_id uuid primary key,
  slug text collate "C" not null,
  card text not null,
  offer_ids uuid[] not null,
  record text not null,
  holds_until timestamptz not null,
  steward_id uuid not null,
  is_public boolean not null,
  foreign key (tenant_id, steward_id, is_public) references directory.enterprises (tenant_id, steward_id, is_public)
    on delete cascade deferrable initially deferred
);
alter table directory.search_cards alter record set storage external;
create index on directory.search_cards (slug);
create index on directory.search_cards (holds_until);
call kit.own_by_tenant('directory.search_cards');
call kit.policy('directory.search_cards', 'readable', 'select', 'true');
call kit.policy('directory.search_cards', 'steward', 'all', 'steward_id = kit.tenant()');
