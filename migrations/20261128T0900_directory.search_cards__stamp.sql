-- Up Migration

-- Drawn anew each time a card is written: all of them together tell whether anything in the open register has changed.
alter table directory.search_cards add column stamp bigint not null default 0;
create index on directory.search_cards (stamp);
