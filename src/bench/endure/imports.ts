import { setTimeout as wait } from 'node:timers/promises'
import { xlsxBuffer } from '../../kit/tables/write-xlsx.ts'
import { ledgerFile } from '../ledger-file.ts'
import type { Owner } from './owner.ts'
import type { Visitor } from './visitor.ts'

/** What is in a file that was sent, by its name: what is stored must be the same. */
export type Sent = { file: string; rows: number; sum?: bigint; names?: readonly string[] }

/** The fields of the columns as the page proposes them. */
const proposed = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<select[^>]* name="(kolumn-\d+)"[^>]*>(.*?)<\/select>/gs)].map(
      ([, name = '', options = '']) => [name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
    ),
  )

/** A place in the site where files are read in, and where it notes how they ended. */
type Door = { at: string; start: (path: string) => string; table: string; more?: Record<string, string> }
const doors = {
  ledger: { at: '/inkop/reskontra', start: path => `${path}/starta`, table: 'spending.ledger_files' },
  list: { at: '/registret/las-in', start: path => `${path}/starta`, table: 'directory.imports' },
  plan: {
    at: '/inkop/behov/plan',
    start: path => path,
    table: 'needs.plan_imports',
    more: { ar: '2027' },
  },
} satisfies Record<string, Door>

type File = Sent & { door: Door; bytes: Buffer }

const ledger = (n: number, rows: number): File => {
  const made = ledgerFile(rows + n)
  const bytes = Buffer.concat([...made.pieces])
  return { door: doors.ledger, file: `reskontra-${n}.csv`, rows: rows + n, sum: made.sum(), bytes }
}
const listColumns = ['Namn', 'Kommun', 'Verksamhet']
const namesOf = (what: string, n: number, rows: number) =>
  Array.from(
    { length: rows },
    (_, i) => `Provlista ${what} ${n.toString(36)} ${i.toString(36).padStart(3, '0')}`,
  )
const list = (n: number, rows: number): File => {
  const names = namesOf('lista', n, rows)
  const lines = names.map(name => `${name};Söderhamn;Städning`)
  const bytes = Buffer.from(`${[listColumns.join(';'), ...lines].join('\r\n')}\r\n`)
  return { door: doors.list, file: `lista-${n}.csv`, rows, names, bytes }
}
const workbook = async (n: number, rows: number): Promise<File> => {
  const names = namesOf('bok', n, rows)
  const columns = listColumns.map((label, i) => ({ label, value: (row: string[]) => row[i] }))
  const bytes = await xlsxBuffer(
    'Blad',
    columns,
    names.map(name => [name, 'Söderhamn', 'Städning']),
  )
  return { door: doors.list, file: `bok-${n}.xlsx`, rows, names, bytes }
}
const plan = (n: number, rows: number): File => {
  const names = namesOf('plan', n, rows)
  const lines = names.map((name, i) => `P${n}-${i};${name};Städning;2027-09-01`)
  const bytes = Buffer.from(`${['Dnr;Benämning;Kategori;Planerad start', ...lines].join('\r\n')}\r\n`)
  return { door: doors.plan, file: `plan-${n}.csv`, rows, names, bytes }
}

export type Sizes = { ledger: number; list: number }

/** People who read files in, one after another; nobody opens the page of one that is under way. */
export const openImports = (owner: Owner) => {
  const sent: (Sent & { table: string })[] = []
  const faults: string[] = []

  const readIn = async (visitor: Visitor, { door, bytes, ...file }: File, isOver: () => boolean) => {
    // An upload whose answer was lost is sent again; what arrived of the first waits, and is forgotten unread.
    const arrived = await visitor.until(() => visitor.upload(door.at, file.file, bytes))
    if (arrived?.status !== 303) return void faults.push(`${file.file} was answered ${arrived?.status}`)
    const path = arrived.location
    const columns = { ...proposed((await visitor.get(path)).body), ...door.more }
    for (let tries = 0; tries < 200 && !isOver(); tries++) {
      const { status } = await visitor.until(() => visitor.post(door.start(path), columns))
      if (status === 303) {
        sent.push({ ...file, table: door.table })
        break
      }
      if (status !== 409) return void faults.push(`${file.file} was started with ${status}`)
      await wait(500)
    }
    for (let tries = 0; tries < 300 && !isOver() && (await owner.isRunning(door.table)); tries++)
      await wait(400)
  }
  return {
    sent,
    faults,
    goOn: async (visitor: Visitor, of: 'ledger' | 'list' | 'plan', sizes: Sizes, isOver: () => boolean) => {
      for (let n = 1; !isOver(); n++) {
        const file =
          of === 'ledger'
            ? ledger(n, sizes.ledger)
            : of === 'plan'
              ? plan(n, sizes.list)
              : n % 2 === 0
                ? await workbook(n, sizes.list)
                : list(n, sizes.list)
        await readIn(visitor, file, isOver)
        await wait(of === 'ledger' ? 500 : 1500)
      }
    },
  }
}
export type Imports = ReturnType<typeof openImports>
