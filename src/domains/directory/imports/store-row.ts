import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { giveOrgnr } from '../../../core/organisations/actions.ts'
import { operatorId } from '../../../core/organisations/operator.ts'
import { municipalities } from '../../../core/reference/places.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import { categories } from '../categories.ts'
import { insertEnterprise } from '../enterprises/actions.ts'
import { follow, followed } from '../enterprises/followed.ts'
import { log } from '../enterprises/log.ts'
import { refreshEntries } from '../search/entries.ts'
import { type Known, selectKnown } from './known.ts'
import { keyOf } from './read-row.ts'
import type { Detail, Entry, Reason } from './schema.ts'

/** Opens a transaction – or, on a trial run, a savepoint – of the system actor. */
export type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

export type Importer = {
  at: ImportKey
  /** Who stands in the log. */
  by: Actor
  now: Temporal.Instant
  today: Temporal.PlainDate
  secret: string
  /** Whether a row is about the enterprise there whose name is only written in another way. */
  isLike: (row: { municipality_code: string; name: string }) => boolean
  stewardOf: (tx: Tx, municipalityCode: string) => Promise<string>
  /** Refuses to change what another keeps; undefined: may. */
  refuses: (known: Known) => Reason | undefined
}

export type Outcome =
  | { outcome: 'stored' | 'updated' }
  | { outcome: 'rejected'; reason: Reason; detail: Detail }
  | { outcome: 'gone' }

/** The day's beginning in Sweden: what was true on a day is known since then. */
const instantOf = (day: Temporal.PlainDate) => day.toZonedDateTime('Europe/Stockholm').toInstant()

const givenColumns = (e: Entry) => ({
  ...(e.place ? { place: e.place } : {}),
  ...(e.streetAddress ? { street_address: e.streetAddress } : {}),
  ...(e.website ? { website: e.website } : {}),
  ...(e.phone ? { phone: e.phone } : {}),
  ...(e.email ? { email: e.email } : {}),
  ...(e.certifiedUntil ? { certified_until: e.certifiedUntil } : {}),
})

const addOffers = async (tx: Tx, tenantId: string, e: Entry, now: Temporal.Instant) => {
  const there = await tx
    .selectFrom('directory.offers')
    .select('category')
    .where('tenant_id', '=', tenantId)
    .execute()
  const wanted = e.categories.filter(key => !there.some(o => o.category === key))
  if (wanted.length === 0) return
  await tx
    .insertInto('directory.offers')
    .values(
      wanted.map(key => ({
        tenant_id: tenantId,
        ...followed(tenantId),
        category: key,
        title_sv: categories.get(key)?.sv ?? key,
        title_en: categories.get(key)?.en ?? '',
        updated_at: now,
      })),
    )
    .execute()
}

const number = (e: Entry) =>
  e.orgnr !== null
    ? { orgnr: e.orgnr }
    : e.hash !== null
      ? { orgnrHash: Buffer.from(e.hash, 'hex') }
      : undefined

const add = async (tx: Tx, to: Importer, e: Entry): Promise<string> => {
  const { tenantId } = await insertEnterprise(tx, to.by, {
    name: e.name,
    kind: e.kind,
    legal_form: e.legalForm.value,
    municipality_code: e.municipalityCode,
    place: e.place,
    presentation_sv: e.presentation.text,
    orgnr: e.orgnr === null ? undefined : { kind: 'organisation', digits: e.orgnr },
    secret: to.secret,
    stewardId: await to.stewardOf(tx, e.municipalityCode),
    claimed: false,
    at: to.now,
  })
  // A sole trader's number is known only by its hash here.
  if (e.hash !== null)
    await giveOrgnr(tx, to.by, { now: () => to.now }, tenantId, { orgnrHash: Buffer.from(e.hash, 'hex') })
  await tx
    .updateTable('directory.enterprises')
    .set({
      ...givenColumns(e),
      ...(e.confirmedOn ? { confirmed_at: instantOf(e.confirmedOn) } : {}),
      updated_at: to.now,
    })
    .where('tenant_id', '=', tenantId)
    .execute()
  return tenantId
}

class TakenMeanwhile extends Error {}

const change = async (tx: Tx, to: Importer, e: Entry, known: Known): Promise<string> => {
  const { tenant_id: tenantId } = known
  const place = municipalities.get(e.municipalityCode)
  const moved = known.municipality_code !== e.municipalityCode && place
  const given = number(e)
  // What only the operator kept is from now on kept by whoever knows it.
  const steward = await to.stewardOf(tx, e.municipalityCode)
  const { numUpdatedRows } = await tx
    .updateTable('directory.enterprises')
    .set(eb => ({
      ...givenColumns(e),
      name: e.name,
      ...(known.steward_id === operatorId ? { steward_id: steward } : {}),
      ...(e.kind ? { kind: e.kind } : {}),
      ...(e.legalForm.said ? { legal_form: e.legalForm.value } : {}),
      ...(moved ? { municipality_code: e.municipalityCode, lat: moved.lat, lon: moved.lon } : {}),
      // The activity's words fill an empty presentation, but never take the place of a written one.
      ...(e.presentation.said ? { presentation_sv: e.presentation.text } : {}),
      ...(!e.presentation.said && known.presentation_sv === ''
        ? { presentation_sv: e.presentation.text }
        : {}),
      // What stands there now is the list's word, whatever the enterprise said before.
      confirmed_by_itself: false,
      confirmed_at: e.confirmedOn
        ? sql<Temporal.Instant>`greatest(confirmed_at, ${instantOf(e.confirmedOn)}::timestamptz)`
        : to.now,
      version: eb('version', '+', 1),
      updated_at: to.now,
    }))
    .where('tenant_id', '=', tenantId)
    // As it was when it was judged: what somebody took over or claimed meanwhile is met again, as theirs.
    .where('steward_id', 'is not distinct from', known.steward_id)
    .where('claimed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new TakenMeanwhile()
  if (!known.numbered && given) await giveOrgnr(tx, to.by, { now: () => to.now }, tenantId, given)
  await follow(tx, tenantId)
  await log(tx, to.by, to.now, tenantId, 'enterprise_changed', { import: to.at.importId })
  return tenantId
}

const rowOf = (tx: Tx, { tenantId, importId }: ImportKey, line: number) =>
  tx
    .updateTable('directory.import_rows')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('line', '=', line)

/** One row in one transaction: claimed, stored, its outcome written – or nothing of it. */
const attempt = (run: Run, to: Importer, e: Entry): Promise<Outcome> =>
  run(async tx => {
    // Claims the row: a second process waits here, and then finds it done. The key breaks `import_rows_once` when
    // another row of the file is about the same enterprise.
    const claimed = await rowOf(tx, to.at, e.line)
      .where('outcome', '=', 'waiting')
      .set({ match_key: keyOf(e) })
      .executeTakeFirst()
    if (claimed.numUpdatedRows === 0n) return { outcome: 'gone' }
    const known = await selectKnown(tx, e, to.isLike({ municipality_code: e.municipalityCode, name: e.name }))
    const reason = known && (known.listed ? to.refuses(known) : 'number_taken')
    if (reason !== undefined) {
      await rowOf(tx, to.at, e.line).set({ outcome: 'rejected', reason, match_key: null }).execute()
      return { outcome: 'rejected', reason, detail: {} }
    }
    const tenantId = known ? await change(tx, to, e, known) : await add(tx, to, e)
    await addOffers(tx, tenantId, e, to.now)
    await refreshEntries(tx, to.now, tenantId)
    const outcome = known ? 'updated' : 'stored'
    const skipped =
      e.skipped.length > 0
        ? { reason: 'skipped', detail: JSON.stringify({ fields: e.skipped.join(' ') }) }
        : {}
    await rowOf(tx, to.at, e.line)
      .set({ outcome, ...skipped })
      .execute()
    return { outcome }
  })

const rejectTwice = (run: Run, to: Importer, e: Entry): Promise<Outcome> =>
  run(async tx => {
    const { tenantId, importId } = to.at
    const first = await tx
      .selectFrom('directory.import_rows')
      .select('line')
      .where('tenant_id', '=', tenantId)
      .where('import_id', '=', importId)
      .where('match_key', '=', keyOf(e))
      .executeTakeFirst()
    const detail = { line: first?.line ?? 0 }
    await rowOf(tx, to.at, e.line)
      .set({ outcome: 'rejected', reason: 'twice', detail: JSON.stringify(detail) })
      .execute()
    return { outcome: 'rejected', reason: 'twice', detail }
  })

const races = ['organisations_orgnr_key', 'organisations_orgnr_hash_key', 'enterprises_slug_key']

/** Stores one row. What somebody else registers at the same moment is met again, and then it is known. */
export const storeRow = async (run: Run, to: Importer, e: Entry): Promise<Outcome> => {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(run, to, e)
    } catch (error) {
      const broken = brokenConstraint(error) ?? ''
      if (broken === 'import_rows_once') return rejectTwice(run, to, e)
      const isRace = error instanceof TakenMeanwhile || races.includes(broken)
      if (!isRace || tries === 5) throw error
    }
  }
}
