import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { directoryDemo } from '../../directory/public.ts'

export const demoCodes = ['2182', '2361'] as const
export type DemoCode = (typeof demoCodes)[number]

/** When in the year something is bought, as weights of its months from January on. */
export const seasons = {
  all: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  heat: [18, 16, 14, 9, 5, 3, 2, 3, 5, 8, 12, 15],
  winter: [26, 24, 16, 4, 0, 0, 0, 0, 0, 2, 10, 20],
  spring: [0, 0, 3, 10, 12, 6, 1, 1, 3, 1, 0, 0],
  summer: [0, 0, 1, 4, 9, 11, 8, 10, 9, 5, 1, 0],
  autumn: [3, 3, 4, 4, 5, 8, 2, 18, 16, 9, 7, 3],
  school: [9, 9, 10, 9, 10, 6, 1, 6, 10, 10, 10, 8],
  tyres: [1, 1, 3, 14, 6, 1, 1, 1, 3, 16, 8, 2],
  december: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
} as const

const purchase = z.object({
  supplier: z.string().optional(),
  enterprise: z.string().optional(),
  person: z.boolean().default(false),
  number: z.string().optional(),
  account: z.string().regex(/^\d{4} ./),
  units: z.array(z.string()).min(1),
  tkr: z.number(),
  invoices: z.number(),
  season: z.enum(Object.keys(seasons) as [keyof typeof seasons]).default('all'),
  grows: z.boolean().default(false),
  kind: z.string(),
})
const ledger = z.object({
  buyer: z.object({ name: z.string(), orgnr: z.string(), municipality: z.string() }),
  units: z.record(z.string(), z.string()),
  joins: z.record(z.string(), z.string()).default({}),
  purchases: z.array(purchase),
})

/** Something that is bought again and again, with its supplier's name and number. */
export type Purchase = Omit<z.output<typeof purchase>, 'supplier' | 'number'> & {
  name: string
  number: string
}
export type DemoLedger = Omit<z.output<typeof ledger>, 'purchases'> & { purchases: Purchase[] }

/** Number series that nobody has been given yet, by the legal form that a name ends with. */
const seriesOf = (name: string): string => {
  if (/ AB$/.test(name)) return '559991'
  if (/ HB$/.test(name)) return '969991'
  if (/ ek för$/.test(name)) return '769991'
  return /^Kommunalförbund/.test(name) ? '222991' : '802991'
}

/** Personal numbers of Skatteverket's test series, of people of working age. */
const testPersons = (): string[] =>
  (
    parse(readFileSync(join(projectRoot, 'data/reference/test_personnummer.csv')), {
      columns: true,
    }) as Record<string, string>[]
  )
    .map(r => r['personnummer'] ?? '')
    .filter(number => /^19[6-8]/.test(number))
    .map(number => number.slice(2))

const dashed = (ten: string) => `${ten.slice(0, 6)}-${ten.slice(6)}`

/** The purchases of data/demo/spending/ledger-*.yaml; who sells to both municipalities has one number. */
export const demoLedgers = (): ReadonlyMap<DemoCode, DemoLedger> => {
  const enterprises = directoryDemo.numbers()
  const persons = testPersons()
  const numbers = new Map<string, string>()
  const numbered = (p: z.output<typeof purchase>): Purchase => {
    const { supplier, number, ...rest } = p
    if (p.enterprise !== undefined) {
      const found = enterprises.get(p.enterprise)
      if (found === undefined) throw new Error(`The demo has no enterprise ${p.enterprise} with a number.`)
      return { ...rest, name: found.name, number: dashed(found.orgnr) }
    }
    const name = supplier ?? ''
    const n = numbers.size
    const made = p.person
      ? (persons[n % persons.length] ?? '')
      : dashed(directoryDemo.orgnr(seriesOf(name), n))
    if (!numbers.has(name)) numbers.set(name, number ?? made)
    return { ...rest, name, number: numbers.get(name) ?? '' }
  }
  return new Map(
    demoCodes.map(code => {
      const read = readYaml(`data/demo/spending/ledger-${code}.yaml`, ledger)
      return [code, { ...read, purchases: read.purchases.map(numbered) }] as const
    }),
  )
}
