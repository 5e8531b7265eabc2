-- What a database of the version of 26 November 2026 held, a row or two of each kind that a later migration changes.
select set_config('actor.system', 'on', true);
insert into core.counties values ('21', 'Gävleborgs län');
insert into core.municipalities values ('2182', 'Söderhamn', 'Söderhamns kommun', '21', 61.3, 17.06), ('2183', 'Bollnäs', 'Bollnäs kommun', '21', 61.35, 16.39);
insert into core.organisations (tenant_id, kind, name, orgnr, municipality_code, is_public) values
  ('a0000000-0000-4000-8000-000000000001', 'municipality', 'Söderhamns kommun', '2120002353', '2182', true),
  ('b0000000-0000-4000-8000-000000000001', 'social_enterprise', 'Fruktkorgen', '5560160680', '2182', true),
  ('b0000000-0000-4000-8000-000000000002', 'social_enterprise', 'Dolda verkstan', null, '2183', true);
insert into core.units (tenant_id, unit_id, kind, name) values ('a0000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'procurement', 'Inköp');
insert into core.persons (person_id, name, email) values
  ('c0000000-0000-4000-8000-000000000001', 'Upphandlare Ek', 'ek@example.org'), ('c0000000-0000-4000-8000-000000000002', 'Företagare Alm', 'alm@example.org');
insert into core.memberships (tenant_id, membership_id, person_id, unit_id, role, starts_on) values
  ('a0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'procurement_officer', '2026-01-01'),
  ('b0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000002', null, 'enterprise_manager', '2026-01-01');
insert into core.invitations (tenant_id, email, role, token_hash, created_at, expires_at) values
  ('a0000000-0000-4000-8000-000000000001', 'ny@example.org', 'business_officer', sha256('inbjudan'), '2026-11-20T09:00Z', '2027-11-20T09:00Z');
insert into core.files (tenant_id, file_id, name, media_type, size, sha256, content, is_public, created_at) values
  ('b0000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'bild.png', 'image/png', 1, '\x00', '\x00', true, '2026-11-20T09:00Z');
insert into directory.enterprises (tenant_id, steward_id, slug, name, kind, legal_form, municipality_code, lat, lon, confirmed_at, confirmed_by_itself, claimed_at, published_at) values
  ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'fruktkorgen', 'Fruktkorgen', 'wise', 'limited_company', '2182', 61.3, 17.06, '2026-11-20T09:00Z', true, '2026-11-20T09:00Z', '2026-11-20T09:00Z'),
  ('b0000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'dolda-verkstan', 'Dolda verkstan', 'wise', 'other', '2183', 61.35, 16.39, '2026-11-20T09:00Z', false, null, null);
insert into directory.service_areas values ('b0000000-0000-4000-8000-000000000001', '2183');
insert into directory.criteria (tenant_id, criterion, met, declared_at) values ('b0000000-0000-4000-8000-000000000001', 'work_integration', true, '2026-11-20T09:00Z');
insert into directory.offers (tenant_id, category, title_sv) values
  ('b0000000-0000-4000-8000-000000000001', 'fruit-baskets', 'Fruktkorg varje vecka'), ('b0000000-0000-4000-8000-000000000002', 'cleaning', 'Dold städning');
insert into directory.places (tenant_id, kind, total, free, updated_at) values ('b0000000-0000-4000-8000-000000000001', 'work_training', 3, 1, '2026-11-20T09:00Z');
insert into directory.de_minimis (tenant_id, giver, granted_on, amount_ore, noted_by) values ('b0000000-0000-4000-8000-000000000001', 'Kommunen', '2025-01-01', 5000000, 'a0000000-0000-4000-8000-000000000001');
insert into directory.pictures (tenant_id, file_id, alt_sv) values ('b0000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'En fruktkorg');
insert into directory.claims (tenant_id, person_id, claimant_name, claimant_email, message, made_at) values
  ('b0000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000002', 'Företagare Alm', 'alm@example.org', 'Min', '2026-11-20T09:00Z');
insert into directory.confirmations (tenant_id, token_hash, period_from, months, sent_at) values
  ('b0000000-0000-4000-8000-000000000001', sha256('bekräfta'), '2026-11-20T09:00Z', 5, '2026-11-20T09:00Z');
insert into directory.search_entries (tenant_id, offer_id, municipality_code, county_code, kind, lat, lon, confirmed_at, title, document) values
  ('b0000000-0000-4000-8000-000000000001', '00000000-0000-0000-0000-000000000000', '2182', '21', 'wise', 61.3, 17.06, '2026-11-20T09:00Z', 'Fruktkorgen', to_tsvector('swedish', 'Fruktkorgen'));
insert into directory.imports (tenant_id, file_name, header, header_signature, mapping, state, membership_id, created_at) values
  ('a0000000-0000-4000-8000-000000000001', 'lista.csv', '{Namn}', 'namn', '{name}', 'done', 'd0000000-0000-4000-8000-000000000001', '2026-11-20T09:00Z');
insert into procurement.ledger_files (tenant_id, file_name, sha256, state, membership_id, created_at) values
  ('a0000000-0000-4000-8000-000000000001', 'reskontra.csv', '\x00', 'done', 'd0000000-0000-4000-8000-000000000001', '2026-11-20T09:00Z'),
  ('a0000000-0000-4000-8000-000000000001', 'reskontra2.csv', '\x00', 'done', null, '2026-11-21T09:00Z');
insert into procurement.ledger_suppliers values ('a0000000-0000-4000-8000-000000000001', 1, 'o:5560160680', 'organisation', '5560160680', null, 'Fruktkorgen', 'b0000000-0000-4000-8000-000000000001');
insert into procurement.ledger_accounts values ('a0000000-0000-4000-8000-000000000001', 1, '5412', 'Frukt');
insert into procurement.ledger_units values ('a0000000-0000-4000-8000-000000000001', 1, 'Kommunledningskontoret');
insert into procurement.ledger_buyers values ('a0000000-0000-4000-8000-000000000001', 1, '2120002353', 'Söderhamns kommun');
insert into procurement.ledger_rows (tenant_id, file_no, line, month, buyer_no, unit_no, supplier_no, account_no, amount_ore)
  select 'a0000000-0000-4000-8000-000000000001', file_no, l, '2026-09-01', 1, 1, 1, 1, 1234500 from procurement.ledger_files, generate_series(2, 4) l where file_name = 'reskontra.csv';
insert into procurement.spend_cells (tenant_id, file_no, month, buyer_no, unit_no, supplier_no, account_no, amount_ore, row_count)
  select tenant_id, file_no, month, 1, 1, 1, 1, sum(amount_ore), count(*) from procurement.ledger_rows group by 1, 2, 3;
insert into procurement.ledger_months (tenant_id, buyer_no, month, file_no, until, row_count, amount_ore, active, changed_at)
  select tenant_id, 1, month, file_no, '2026-10-01', row_count, amount_ore, true, '2026-11-20T09:00Z' from procurement.spend_cells;
insert into procurement.pair_classes values ('a0000000-0000-4000-8000-000000000001', 1, 1, 'fruit-baskets', 'register', '', 'high');
insert into procurement.spend_months values ('a0000000-0000-4000-8000-000000000001', '2026-09-01', 1, 'fruit-baskets', true, 3703500, 3);
insert into procurement.needs (tenant_id, need_id, title, category, source, created_at, updated_at) values
  ('a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001', 'Fruktkorgar', 'fruit-baskets', 'hand', '2026-11-20T09:00Z', '2026-11-20T09:00Z');
insert into procurement.inquiries (tenant_id, inquiry_id, need_id, subject, question, answer_by, organisation, contact_name, contact_email, sent_at) values
  ('a0000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001', 'Kan ni leverera frukt?', 'Kan ni?', '2030-01-01', 'Söderhamns kommun', 'Inköp', 'inkop@example.org', '2026-11-20T09:00Z');
insert into procurement.inquiry_asks (tenant_id, inquiry_id, enterprise_id, enterprise_name, token_hash, asked_at, mailed) values
  ('a0000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 'Fruktkorgen', sha256('svara'), '2026-11-20T09:00Z', true);
insert into procurement.plan_imports (tenant_id, import_id, file_name, header, header_signature, mapping, state, created_at) values
  ('a0000000-0000-4000-8000-000000000001', 'e1000000-0000-4000-8000-000000000001', 'plan.csv', '{Vad}', 'vad', '{title}', 'done', '2026-11-20T09:00Z');
insert into procurement.plan_rows (tenant_id, import_id, line, cells, outcome, need_id) values
  ('a0000000-0000-4000-8000-000000000001', 'e1000000-0000-4000-8000-000000000001', 2, '{}', 'stored', 'e0000000-0000-4000-8000-000000000001');
insert into core.mails (to_address, subject, body_text, created_at, next_attempt_at) values ('alm@example.org', 'Prov', 'Prov', '2026-11-20T09:00Z', '2026-11-20T09:00Z');
