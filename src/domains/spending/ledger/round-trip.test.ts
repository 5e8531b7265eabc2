import fc from 'fast-check'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { importLedgerFile } from './file.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
  await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
})
afterAll(() => t.close())

const grouped = (digits: string, sign: string) => digits.replace(/\B(?=(\d{3})+$)/g, sign)
const written: ((kronor: string, ore: string) => string)[] = [
  (k, o) => `${k}.${o}`,
  (k, o) => `${k},${o}`,
  (k, o) => `${grouped(k, ' ')},${o}`,
  (k, o) => `${grouped(k, '.')},${o}`,
  (k, o) => `${grouped(k, '\u00a0')},${o}  `,
]
const signed = [(text: string) => `-${text}`, (text: string) => `${text.trim()}-`]

/** A row as it is in truth, and as somebody wrote it; some are beyond reading. */
const posting = fc.record({
  ore: fc.oneof(fc.bigInt({ min: 0n, max: 9_999_999n }), fc.bigInt({ min: 0n, max: 10n ** 15n })),
  spell: fc.constantFrom(...written),
  sign: fc.option(fc.constantFrom(...signed)),
  name: fc.constantFrom(
    'Bageriet AB',
    'Åkeriet; Norr',
    'K "Kvarn" B',
    '*****',
    'Anna Andersson',
    'Två\nrader',
  ),
  number: fc.constantFrom(
    '556016-0680',
    '5560160680',
    'NULL',
    'SAKNAS',
    '900118-9811',
    'GB999999973',
    '5560160680, 5561034249',
    '',
  ),
  account: fc.constantFrom('46362 Köp av tjänst', '46110', 'Livsmedel', ''),
  day: fc.constantFrom('2025-03-31', '202103', '20250401', '31.12.2024', '2025-02-03 00:00:00'),
  fault: fc.option(fc.constantFrom('amount', 'date', 'supplier', 'wide'), { freq: 3 }),
})
const shape = fc.record({
  separator: fc.constantFrom(';', ',', '\t'),
  ending: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'win1252', 'utf16le'),
  header: fc.constantFrom(
    'leverantor leverantor_id konto_nr belopp datum',
    'LEVERANTÖR ORGNR KONTO BELOPP DATUM',
    'Leverantörsn Org.nr Konto Belopp Bokfdatum',
  ),
  total: fc.boolean(),
})

test('any mixture of spellings is read to the öre, and every row is stored or rejected', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(posting, { minLength: 1, maxLength: 60 }), shape, async (rows, how) => {
      const cell = (text: string) =>
        text.includes(how.separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
      let [sum, fileSum, rejected] = [0n, 0n, how.total ? 1 : 0]
      // Most rows of a file are whole: it is by them that its separator is told.
      const lines = rows.map(({ ore, spell, sign, name, number, account, day, fault: said }, i) => {
        const fault = i % 4 === 3 ? said : null
        const plain = spell(String(ore / 100n), String(ore % 100n).padStart(2, '0'))
        const amount = sign ? sign(plain.trim()) : plain
        const exact = sign ? -ore : ore
        rejected += fault === null ? 0 : 1
        sum += fault === null ? exact : 0n
        // Only of a row that is whole is it known which cell is the amount.
        fileSum += fault === 'amount' || fault === 'wide' ? 0n : exact
        const none = fault === 'supplier'
        const cells = [
          none ? ' ' : name,
          none ? 'NULL' : number,
          account,
          fault === 'amount' ? 'tolv' : amount,
          fault === 'date' ? 'i mars' : day,
        ]
        if (fault === 'wide') cells.push('för', 'mycket')
        return cells.map(cell).join(how.separator)
      })
      const total = how.total ? ['Summa', '', '', '1 000,00', ''].map(cell).join(how.separator) : []
      const text = [how.header.replaceAll(' ', how.separator), ...lines, total].flat().join(how.ending)
      const done = await importLedgerFile(t, {
        bytes: iconv.encode(text, how.encoding, { addBOM: how.encoding === 'utf16le' }),
        fileName: 'reskontra.csv',
        municipalityCode: '2182',
      })
      expect(done).toMatchObject({
        read: rows.length + (how.total ? 1 : 0),
        rejected,
        storedSum: sum,
        fileSum,
      })
      expect(done.read).toBe(done.stored + done.rejected)
      const { rows: found } = await t.db.inActor(system('test'), tx =>
        sql<{ rows: number; sum: string; cells: string }>`
          select count(*) as rows, coalesce(sum(r.amount_ore), 0)::text as sum,
            (select coalesce(sum(c.amount_ore), 0)::text from spending.spend_cells c where c.file_no = f.file_no) as cells
          from spending.ledger_files f left join spending.ledger_rows r on r.file_no = f.file_no
          where f.file_id = ${done.fileId} group by f.file_no`.execute(tx),
      )
      if (done.stored > 0)
        expect(found).toEqual([{ rows: done.stored, sum: String(sum), cells: String(sum) }])
    }),
    { numRuns: 60 },
  )
}, 120_000)
