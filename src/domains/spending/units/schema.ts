import type { Temporal } from 'temporal-polyfill'
import type { UnitOption } from '../../../core/organisations/schema.ts'

export const joinsPath = '/inkop/reskontra/enheter'

/** What a unit of the ledger is said to be, besides the id of one of the organisation's own. */
export const none = 'ingen'
/** A new unit of the organisation's, called as the ledger calls it. */
export const added = 'ny'

/** A unit as ledgers name it: by its code, whatever stands beside it, or by its name. */
export type LedgerUnit = {
  key: string
  /** The first number that it was given: what its field is called by. */
  unit_no: number
  names: string[]
  amount_ore: number
  row_count: number
  /** Null: nobody has said anything of it, or it was taken back. */
  state: 'joined' | 'none' | null
  unit_id: string | null
  decided_at: Temporal.Instant | null
  person: string | null
}
/** With the own unit that it may be, by its name. */
export type ShownUnit = LedgerUnit & { guess: UnitOption | undefined }

/** What it is called without its code: as the organisation would write it. */
export const plainName = ({ key, names }: Pick<LedgerUnit, 'key' | 'names'>): string => {
  const [name = ''] = names.toSorted((a, b) => b.length - a.length)
  return (name.startsWith(key) && name.slice(key.length).replace(/^\s*[-–:.]?\s*/, '')) || name
}

/** How files have written it, each way once. */
export const spellings = ({ names }: Pick<LedgerUnit, 'names'>): string[] => {
  const small = names.map(name => name.toLowerCase())
  return names.filter((_, i) => small.indexOf(small[i] ?? '') === i)
}

/** As its field holds it: empty while nobody has said anything. */
export const choiceOf = ({ state, unit_id }: LedgerUnit): string =>
  state === 'none' ? none : (unit_id ?? '')

/** The field that says what a unit is, and the one that remembers what stood there when the page was made. */
export const fieldOf = ({ unit_no }: LedgerUnit) => `enhet-${unit_no}`
export const seenOf = ({ unit_no }: LedgerUnit) => `sett-${unit_no}`
/** The guess that stood beside it, for who accepts it. */
export const guessedOf = ({ unit_no }: LedgerUnit) => `gissad-${unit_no}`
export const asSeen = (choice: string): string => choice || 'inget'

/** What a form says of a unit that its reader changed; undefined where it was left as it stood, or is not in the form. */
export const saidOf = (unit: LedgerUnit, sent: Record<string, unknown>): string | undefined => {
  const [choice, seen] = [sent[fieldOf(unit)] ?? '', sent[seenOf(unit)]]
  return seen === undefined || asSeen(String(choice)) === seen ? undefined : String(choice)
}

/** Somebody else has said something of it since the page was made. */
export const isChanged = (unit: LedgerUnit, sent: Record<string, unknown>): boolean =>
  sent[seenOf(unit)] !== asSeen(choiceOf(unit))

/** Whether it is so already: the same form was sent twice, or somebody else said the same. */
export const isSo = (unit: LedgerUnit, choice: string, own: readonly UnitOption[]): boolean =>
  choice === choiceOf(unit) ||
  (choice === added && own.some(o => o.unit_id === unit.unit_id && o.name === plainName(unit)))
