import type { Temporal } from 'temporal-polyfill'
import type { Services } from '../../../core/web/services.ts'
import type { Actor } from '../../../kit/db/actor.ts'
import { readAmount } from './amount.ts'
import { dayReader } from './day.ts'
import { nameHider, soleTraderName } from './mask.ts'
import { selectParties } from './parties.ts'
import { readParts } from './parts.ts'
import { type LedgerMonth, selectMonths } from './queries.ts'
import { type Beginning, readBeginning } from './receive.ts'
import { openLedger } from './run.ts'
import { type FileKey, type Mapping, mappingOf } from './schema.ts'
import { isMangled } from './supplier.ts'

/** A page waits for no more of the file than this: sixteen megabytes, a month of a large municipality. */
const partsLookedAt = 16

/** The first rows of a kept file, without personal numbers. */
export const previewRows = (services: Services, key: FileKey, rows: number): Promise<Beginning> =>
  readBeginning(readParts(services, key, 1), rows)

/** First rows as they are shown: where a personal number stood, or may have, its owner's name is told nowhere. */
export const withoutTraders = (rows: Beginning['rows'], mapping: readonly string[]): Beginning['rows'] => {
  const [nameAt, numberAt] = [mapping.indexOf('supplier'), mapping.indexOf('supplier_number')]
  const isTrader = (cells: readonly string[]) =>
    cells.some(cell => cell.includes(soleTraderName)) || isMangled(cells[numberAt] ?? '')
  const names = rows.filter(row => isTrader(row.cells)).map(row => row.cells[nameAt] ?? '')
  const hiders = [...new Set(names)].map(nameHider)
  return rows.map(row => ({
    ...row,
    cells: row.cells.map((cell, i) =>
      i === nameAt && isTrader(row.cells) ? soleTraderName : hiders.reduce((text, hide) => hide(text), cell),
    ),
  }))
}

/** How many rows a file has of a buyer's month, and their sum in öre; rows whose amount cannot be read add nothing. */
type Coming = { rows: number; ore: bigint }

/** Buyer and month ("2 2025-03-01") of every row in a file's beginning, with what it brings. */
const monthsIn = async (services: Services, key: FileKey, mapping: Mapping, today: Temporal.PlainDate) => {
  const parties = await services.db.inActor({ kind: 'system', reason: 'ledger preview' }, tx =>
    selectParties(tx, key.tenantId),
  )
  const at = (field: Mapping[number]) => mapping.indexOf(field)
  const [dateAt, numberAt, nameAt, amountAt] = [at('date'), at('buyer_number'), at('buyer'), at('amount')]
  const dayOf = dayReader(today)
  const found = new Map<string, Coming>()
  let parts = 0
  const source = async function* () {
    for await (const part of readParts(services, key, partsLookedAt)) {
      parts += 1
      yield part
    }
  }
  const table = await openLedger(source())
  try {
    for await (const { cells } of table.rows) {
      const day = dayOf(cells[dateAt] ?? '')
      if (typeof day === 'string') continue
      const buyer = parties.buyers.of(cells[numberAt] ?? '', cells[nameAt] ?? '')
      const name = `${buyer} ${day.copied.slice(0, 10)}`
      const { rows, ore } = found.get(name) ?? { rows: 0, ore: 0n }
      const amount = readAmount(cells[amountAt] ?? '')
      found.set(name, { rows: rows + 1, ore: ore + (typeof amount === 'number' ? BigInt(amount) : 0n) })
    }
  } catch {
    // The part ends in the middle of a quoted cell, or the file is faulty further down: told when it is read in.
  }
  return { found, whole: parts < partsLookedAt }
}

/** A month in use, with what would take its place; null for a file without dates, whose period is yet to be chosen. */
export type ReplacedMonth = LedgerMonth & { coming: Coming | null }
export type Replaced = { months: ReplacedMonth[]; whole: boolean; dated: boolean }

/** What a file takes the place of if it is read in so – for one without dates, all that a period could take the place of. */
export const selectReplaced = async (
  services: Services,
  actor: Actor,
  key: FileKey,
  chosen: readonly string[],
): Promise<Replaced> => {
  const mapping = mappingOf(chosen)
  const used = await services.db.inActor(actor, tx => selectMonths(tx, key.tenantId, { activeOnly: true }))
  const dated = mapping.includes('date')
  if (used.length === 0 || !dated)
    return { months: used.map(m => ({ ...m, coming: null })), whole: true, dated }
  const { found, whole } = await monthsIn(services, key, mapping, services.clock.today())
  const comingOf = (m: LedgerMonth): Coming =>
    Array.from({ length: m.months }, (_, i) => found.get(`${m.buyer_no} ${m.month.add({ months: i })}`))
      .filter(c => c !== undefined)
      .reduce((sum, c) => ({ rows: sum.rows + c.rows, ore: sum.ore + c.ore }), { rows: 0, ore: 0n })
  const months = used.map(m => ({ ...m, coming: comingOf(m) })).filter(m => m.coming.rows > 0)
  return { months, whole, dated }
}
