import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { changesAt } from '../freshness/state.ts'
import { openEnterpriseOf } from '../machines/open-enterprise.ts'
import type { EnterpriseRecord } from '../machines/records.ts'
import type { OpenEnterprise } from '../machines/schema.ts'
import { freshnessRules } from '../policy.ts'
import type { Spoken } from '../trust/words.tsx'
import type { Card } from './schema.ts'

const mostShown = 300

/** What a list shows of an enterprise. */
export const cardOf = (e: OpenEnterprise, word: Spoken): Card => ({
  id: e.id,
  slug: e.slug,
  name: e.name,
  kind: e.kind,
  municipality_code: e.municipality_code,
  municipality: e.municipality,
  place: e.place,
  latitude: e.latitude,
  longitude: e.longitude,
  presentation: e.presentation.slice(0, mostShown),
  presentation_en: e.presentation_en?.slice(0, mostShown) ?? null,
  certified_until: e.certified_until,
  confirmed_at: e.confirmed_at,
  confirmed_by_itself: e.confirmed_by_itself,
  claimed_at: word.claimed_at?.toString() ?? null,
  speaker_checked_at: word.speaker_checked_at?.toString() ?? null,
  reviewed_at: e.reviewed_at,
  reviewed_by: e.reviewed_by,
  kept_by: word.steward,
  free_places: e.free_places,
  offers: e.offers.map(({ id, title, title_en, category }) => ({ id, title, title_en, category })),
})

/** All that is public, as text that begins after the address of the installation; an address may change between two starts. */
export const recordText = (e: OpenEnterprise): string => {
  const { url, ...rest } = e
  return JSON.stringify({ url, ...rest }).slice('{"url":"'.length)
}

/** Until when a record says what is so: it grows old, or the rule for that changes. */
const holdsUntil = (confirmedAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant => {
  const rule = freshnessRules.nextAfter(dayOf(now))?.toZonedDateTime('Europe/Stockholm').toInstant()
  const age = changesAt(confirmedAt, now)
  const [first] = [rule, age].filter(at => at !== undefined).sort(Temporal.Instant.compare)
  return first ?? now.add({ hours: 24 * 365 })
}

/** Writes what lists and programs are shown of these enterprises. */
export const writeCards = async (
  tx: Tx,
  now: Temporal.Instant,
  tenantIds: readonly string[],
  records: readonly EnterpriseRecord[],
): Promise<void> => {
  await tx.deleteFrom('directory.search_cards').where('tenant_id', 'in', tenantIds).execute()
  const cards = records.map(record => {
    const open = openEnterpriseOf(record, { publicUrl: '', now })
    return {
      tenant_id: record.tenant_id,
      card: JSON.stringify(cardOf(open, record)),
      offer_ids: open.offers.map(({ id }) => id),
      record: recordText(open),
      holds_until: holdsUntil(record.confirmed_at, now),
      // As text: JSON's own numbers are too short.
      stamp: randomBytes(8).readBigInt64LE().toString(),
    }
  })
  await sql`
    insert into directory.search_cards (tenant_id, slug, card, offer_ids, record, holds_until, stamp, steward_id, is_public)
    select c.tenant_id, e.slug, c.card, c.offer_ids, c.record, c.holds_until, c.stamp, e.steward_id, e.is_public
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as c(tenant_id uuid, card text, offer_ids uuid[], record text, holds_until timestamptz, stamp bigint)
      join directory.enterprises e using (tenant_id)`.execute(tx)
}

/** Another whenever a card was written or taken away, and never one that was: what was made of the open register holds as long as it stays. */
export const selectStamp = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ stamp: string }>`
    select count(*) || ' ' || coalesce(bit_xor(stamp), 0) as stamp from directory.search_cards`.execute(tx)
  return rows[0]?.stamp ?? ''
}
