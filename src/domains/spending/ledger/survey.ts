import type { Temporal } from 'temporal-polyfill'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { NamesAndNumbers } from '../../../core/imports/parties.ts'
import { readOrgnr, showOrgnr } from '../../../core/organisations/orgnr.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { readAmount } from './amount.ts'
import type { Mapping } from './columns.ts'
import { isKronor } from './currency.ts'
import { dayReader } from './day.ts'
import { masked, storable } from './mask.ts'
import { selectParties } from './parties.ts'
import { readParts } from './parts.ts'
import { openLedger } from './run.ts'

/** A page waits for no more of the file than this: sixteen megabytes, a month of a large municipality. */
const partsLookedAt = 16

/** How many rows a file has of a buyer's month, and their sum in öre; rows whose amount cannot be read add nothing. */
export type Coming = { rows: number; ore: bigint }

export type Survey = {
  /** By buyer and month ("2 2025-03-01"), in the file's beginning. */
  months: Map<string, Coming>
  parties: NamesAndNumbers
  /** Rows in another currency than kronor. */
  foreign: { line: number; text: string }[]
  /** A column holds the amounts. */
  priced: boolean
  /** All of the file was looked at. */
  whole: boolean
}

/** Looks through a kept file's beginning: what it brings, and what in it somebody should look at. */
export const surveyLedger = async (
  services: Services,
  key: ImportKey,
  mapping: Mapping,
  today: Temporal.PlainDate,
): Promise<Survey> => {
  const known = await services.db.inActor(system('ledger preview'), tx => selectParties(tx, key.tenantId))
  const at = (field: Mapping[number]) => mapping.indexOf(field)
  const [dateAt, buyerNumberAt, buyerAt, amountAt] = [
    at('date'),
    at('buyer_number'),
    at('buyer'),
    at('amount'),
  ]
  const [nameAt, numberAt, currencyAt] = [at('supplier'), at('supplier_number'), at('currency')]
  const dayOf = dayReader(today)
  const survey: Survey = {
    months: new Map(),
    parties: new NamesAndNumbers(),
    foreign: [],
    priced: amountAt >= 0,
    whole: true,
  }
  let parts = 0
  const source = async function* () {
    for await (const part of readParts(services, key, partsLookedAt)) {
      parts += 1
      yield part
    }
  }
  const table = await openLedger(source())
  try {
    for await (const { line, cells } of table.rows) {
      const cell = (column: number) => cells[column] ?? ''
      const number = readOrgnr(cell(numberAt))
      // A person's number and name are told nowhere.
      if (number?.kind === 'organisation')
        survey.parties.add(line, showOrgnr(number.digits), masked(storable(cell(nameAt))).slice(0, 100))
      const amount = readAmount(cell(amountAt))
      if (!isKronor(cell(currencyAt))) {
        survey.foreign.push({ line, text: masked(`${cell(currencyAt)} ${cell(amountAt)}`).slice(0, 60) })
        continue
      }
      const day = dayOf(cell(dateAt))
      if (typeof day === 'string') continue
      const buyer = known.buyers.of(cell(buyerNumberAt), cell(buyerAt))
      const name = `${buyer} ${day.copied.slice(0, 10)}`
      const { rows, ore } = survey.months.get(name) ?? { rows: 0, ore: 0n }
      survey.months.set(name, {
        rows: rows + 1,
        ore: ore + (typeof amount === 'number' ? BigInt(amount) : 0n),
      })
    }
  } catch {
    // The part ends in the middle of a quoted cell, or the file is faulty further down: told when it is read in.
  }
  survey.whole = parts < partsLookedAt
  return survey
}
