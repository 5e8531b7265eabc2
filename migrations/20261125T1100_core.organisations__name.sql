-- Up Migration
-- Added by hand, by name: two of the same would split an association's people between them.
create unique index organisations_one_name on core.organisations (kind, lower(name))
  where kind in ('association', 'region', 'authority', 'programme_owner');
