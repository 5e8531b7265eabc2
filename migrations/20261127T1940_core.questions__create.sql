-- Up Migration
-- Questions that people have sent to enterprises in their organisation's name: one form is one question, and a person
-- and an organisation send so many a day (policy/questions). Kept a month; what was asked stands elsewhere.
create table core.questions (
  tenant_id uuid not null references core.organisations on delete cascade,
  question_id uuid not null,
  person_id uuid not null references core.persons on delete cascade,
  asked_on date not null,
  asked int not null check (asked >= 1),
  primary key (tenant_id, question_id)
);
call kit.own_by_tenant('core.questions');
create index on core.questions (tenant_id, asked_on);
