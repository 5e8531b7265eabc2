import type { UnitOption } from '../../../core/organisations/schema.ts'
import { unitKey } from '../../../core/organisations/unit-key.ts'
import { type LedgerUnit, plainName } from './schema.ts'

/** Fewer letters of a name in common say nothing. */
const least = 5

/** The own unit that is called the same, else the only one whose name begins as the ledger's does, or the other way round. */
export const guessUnit = (unit: LedgerUnit, own: readonly UnitOption[]): UnitOption | undefined => {
  const said = unitKey(plainName(unit))
  const keyed = own.map(o => ({ o, key: unitKey(o.name) }))
  const same = keyed.find(({ key }) => key === said)
  if (same !== undefined) return same.o
  const [only, ...more] = keyed.filter(
    ({ key }) => Math.min(key.length, said.length) >= least && (key.startsWith(said) || said.startsWith(key)),
  )
  return more.length === 0 ? only?.o : undefined
}
