-- Up Migration
-- The tables of an import that is kept until its columns are confirmed and read in at once (core/imports/at-once.ts):
-- `call kit.import_tables('needs.plan')` makes needs.plan_imports, _rows and _mappings.
create procedure kit.import_tables(noun text) language plpgsql as $$
declare t text;
begin
  execute format('create table %s_imports (
    tenant_id uuid not null references core.organisations on delete cascade,
    import_id uuid not null default gen_random_uuid(),
    file_name text not null check (char_length(file_name) between 1 and 200),
    header text[] not null,
    header_signature text not null,
    mapping text[] not null,
    remembered boolean not null default false,
    sheets_left text[] not null default ''{}'',
    state text not null check (state in (''mapping'', ''done'', ''cancelled'')),
    rows_read int not null default 0,
    rows_stored int not null default 0,
    rows_updated int not null default 0,
    rows_rejected int not null default 0,
    created_by uuid references core.persons,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (tenant_id, import_id))', noun);
  execute format('create table %1$s_rows (
    tenant_id uuid not null,
    import_id uuid not null,
    line int not null,
    cells text[] not null,
    outcome text not null default ''waiting'' check (outcome in (''waiting'', ''stored'', ''updated'', ''rejected'')),
    reason text,
    detail jsonb not null default ''{}'',
    primary key (tenant_id, import_id, line),
    foreign key (tenant_id, import_id) references %1$s_imports on delete cascade,
    check ((outcome = ''rejected'') <= (reason is not null)))', noun);
  execute format('create table %s_mappings (
    tenant_id uuid not null references core.organisations on delete cascade,
    header_signature text not null,
    mapping text[] not null,
    used_at timestamptz not null,
    primary key (tenant_id, header_signature))', noun);
  foreach t in array array['imports', 'rows', 'mappings'] loop
    call kit.own_by_tenant(format('%s_%s', noun, t)::regclass);
  end loop;
end $$;
