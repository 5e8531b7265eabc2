-- Up Migration
-- Sign-in: better-auth's tables under its own column names, so that its newer versions can be compared with these.
-- Only the role plantskola_auth reads and writes them; the app's own role has no right here, so that no query of a
-- domain can reach a password hash or a session token.
create schema auth;
grant usage on schema auth, core, kit to plantskola_auth;

create procedure kit.own_by_auth(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy own on %s to plantskola_auth, current_user using (true)', t);
  execute format('grant select, insert, update, delete on %s to plantskola_auth', t);
end $$;

-- Follows core.persons (trigger below): nobody becomes a user in another way.
create table auth."user" (
  id uuid primary key references core.persons on delete cascade,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "twoFactorEnabled" boolean default false
);
call kit.own_by_auth('auth."user"');

-- membershipId: the assignment that this session acts in. updatedAt: when it was last used (every five minutes).
create table auth.session (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null references auth."user" on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "membershipId" uuid
);
call kit.own_by_auth('auth.session');
create index on auth.session ("userId");

create table auth.account (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null references auth."user" on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  unique ("providerId", "accountId")
);
call kit.own_by_auth('auth.account');
create index on auth.account ("userId");

create table auth.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
call kit.own_by_auth('auth.verification');
create index on auth.verification (identifier);
create index on auth.verification ("expiresAt");

create table auth."twoFactor" (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null unique references auth."user" on delete cascade,
  secret text not null,
  "backupCodes" text not null,
  verified boolean default true,
  "failedVerificationCount" int default 0,
  "lockedUntil" timestamptz
);
call kit.own_by_auth('auth."twoFactor"');

create table auth.passkey (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null references auth."user" on delete cascade,
  name text,
  "publicKey" text not null,
  "credentialID" text not null unique,
  counter bigint not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz,
  aaguid text
);
call kit.own_by_auth('auth.passkey');
create index on auth.passkey ("userId");

-- How often something was tried, by keyed hash of what is limited (address, account): no address is stored.
create table auth.attempts (
  key_hash bytea primary key,
  window_ends timestamptz not null,
  count int not null
);
call kit.own_by_auth('auth.attempts');
create index on auth.attempts (window_ends);

-- A person becomes a user in the same statement, keeps name and address alike, and is signed out when their account ends.
create function auth.follow_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
  values (new.person_id, new.name, lower(new.email::text), true, new.created_at, new.created_at)
  on conflict (id) do update set name = excluded.name, email = excluded.email, "updatedAt" = now();
  if new.ended_at is not null then
    delete from auth.session where "userId" = new.person_id;
  end if;
  return null;
end $$;
create trigger follow_person after insert or update of name, email, ended_at on core.persons
  for each row execute function auth.follow_person();

-- What sign-in must know about who somebody is, for every organisation at once.
grant select on core.persons, core.memberships, core.organisations, core.units, core.invitations to plantskola_auth;
create policy for_sign_in on core.persons for select to plantskola_auth using (true);
create policy for_sign_in on core.memberships for select to plantskola_auth using (true);
create policy for_sign_in on core.organisations for select to plantskola_auth using (true);
-- A provider's or an invitation's newcomer (as the system actor, see core/identity).
grant insert on core.persons, core.memberships to plantskola_auth;
grant update on core.invitations to plantskola_auth;
