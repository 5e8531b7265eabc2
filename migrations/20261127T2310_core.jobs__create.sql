-- Up Migration
-- What is to be done behind the answers (docs/decisions/0023): one row a job, of one organisation, about what its key
-- names. Due is when it may be begun; while a process is at it, when it may be taken over. Gone when it is done.
create table core.jobs (
  tenant_id uuid not null,
  name text not null,
  key text not null,
  due_at timestamptz not null,
  taken_by uuid,
  tries int not null default 0,
  fault text,
  dead_at timestamptz,
  primary key (tenant_id, name, key)
);
create index jobs_due on core.jobs (due_at) where dead_at is null;
call kit.own_by_tenant('core.jobs');
-- An event of one organisation may be another's work.
call kit.policy('core.jobs', 'written', 'insert', null, 'true');

-- Lists on their way: whose turn it is stands with the job from now on.
call kit.act_as(null, null, true);
insert into core.jobs (tenant_id, name, key, due_at)
select tenant_id, 'register_import', import_id::text, now() from directory.imports where state = 'running';
call kit.act_as(null, null, false);
alter table directory.imports drop column lease_until, drop column taken_by, drop column taken_times;
