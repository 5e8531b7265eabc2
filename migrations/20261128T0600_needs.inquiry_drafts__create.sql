-- Up Migration

-- A question that is written and not sent: it is seen whole, with those who get it, before it leaves. Its id becomes the question's.
create table needs.inquiry_drafts (
  tenant_id uuid not null references core.organisations on delete cascade,
  draft_id uuid not null,
  need_id uuid not null,
  subject text not null check (char_length(subject) between 1 and 150),
  question text not null check (char_length(question) between 1 and 4000),
  answer_by date not null,
  enterprises uuid[] not null,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, draft_id),
  foreign key (tenant_id, need_id) references needs.needs
);
call kit.own_by_tenant('needs.inquiry_drafts');
create index on needs.inquiry_drafts (tenant_id, need_id);

-- What was added to a question after it was sent: its text never changes. `told`: how many a letter went to.
create table needs.inquiry_additions (
  tenant_id uuid not null,
  addition_id uuid not null,
  inquiry_id uuid not null,
  kind text not null check (kind in ('reminder', 'extension', 'clarification')),
  message text not null default '' check (char_length(message) <= 4000),
  -- Of an extension: the last day before, and the new one.
  earlier_answer_by date,
  answer_by date check (answer_by > earlier_answer_by),
  told int not null check (told >= 0),
  added_by uuid references core.persons,
  updated_at timestamptz not null,
  primary key (tenant_id, addition_id),
  foreign key (tenant_id, inquiry_id) references needs.inquiries on delete cascade,
  check ((kind = 'extension') = (answer_by is not null and earlier_answer_by is not null)),
  check ((kind = 'clarification') <= (message <> ''))
);
call kit.own_by_tenant('needs.inquiry_additions');
create index on needs.inquiry_additions (tenant_id, inquiry_id);

-- The number of the case in the organisation's own register of documents.
alter table needs.needs add column registration_number text not null default '' check (char_length(registration_number) <= 40);

-- What the organisation itself has decided about direct awards (LOU 19 a kap. 15 §).
create table needs.guidelines (
  tenant_id uuid not null references core.organisations on delete cascade,
  document text not null check (char_length(document) between 1 and 200),
  decided_on date not null,
  direct_award_ore bigint check (direct_award_ore between 0 and 100000000000000),
  ask_at_least int check (ask_at_least between 1 and 100),
  says text not null default '' check (char_length(says) <= 2000),
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id)
);
call kit.own_by_tenant('needs.guidelines');
