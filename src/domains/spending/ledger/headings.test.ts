import { expect, test } from 'vitest'
import { columns, type Field } from './columns.ts'

/** Headings as ledgers of municipalities and regions have them, by what they are. */
const wild: Record<Field | '', string[]> = {
  supplier: [
    'Lev',
    'Lev.namn',
    'Lev namn',
    'Leverantör',
    'LEVERANTORSNAMN',
    'Leverantörens namn',
    'Leverantör namn',
    'Lev (T)',
    'Lev.nr(T)',
    'Leverantörsnr (T)',
    'Företag',
    'Företagsnamn/leverantör',
    'Betalningsmottagare',
    'Motpart',
    'Supplier name',
  ],
  supplier_number: [
    'Org.nr',
    'Organisationsnr.',
    'Lev orgnr',
    'Leverantörens org.nr',
    'Orgnr leverantör',
    'Organisationsnummer på leverantören',
    'Momsreg.nr',
    'VAT-nr',
    'leverantor_id',
    'Leverantörsnr',
  ],
  amount: [
    'Belopp',
    'Belopp exkl. moms',
    'Belopp (exkl moms)',
    'Belopp exklusive moms, kr',
    'Nettobelopp',
    'Bokfört belopp',
    'Konterat belopp exklusive moms',
    'Fakturabelopp',
    'Belopp SEK',
    'Utfall',
  ],
  date: [
    'Bokföringsdatum',
    'Bokf.datum',
    'Ver.datum',
    'Verifikationsdatum',
    'Fakturadatum',
    'Datum då fakturan registrerats',
    'Registreringsdatum',
    'Ankomstdatum',
    'Betalningsdatum',
    'Datum för betalning',
    'Period',
    'Redovisningsperiod',
  ],
  account_code: ['Kto', 'Konto', 'Kontonr', 'KONTO_NR'],
  account_text: ['Ktotext', 'Kto text', 'Konto (T)', 'Konto(T)', 'Kontobenämning', 'Konto text', 'Kontonamn'],
  account: ['Konto och text'],
  unit: [
    'Förvaltning',
    'Nämnd',
    'Ansvar (T)',
    'Ansvarstext',
    'Ansvar text',
    'Förvaltning/kostnadsställe inom kommun',
    'Kostnadsställe',
    'Sektor',
  ],
  currency: ['Valuta', 'Valutakod'],
  buyer: ['Köpare', 'Bolag', 'Kommun'],
  buyer_number: ['kopare_id', 'Köparens org.nr'],
  voucher: ['Ver.nr', 'Verifikationsnr', 'Verifikation', 'Vernr'],
  invoice: ['Fakturanr', 'Faktura nr', 'Fakt.nr', 'Invoice number'],
  basis: ['Inköpsgrund'],
  agreement: ['Avtal', 'Avtalsnummer'],
  '': [
    'Moms',
    'Momsbelopp',
    'Moms kr',
    'Valutabelopp',
    'Belopp i valuta',
    'Beloppstyp',
    'Verifikationstext',
    'Ver.text',
    'Fakturatext',
    'Radtext',
    'Attestant',
    'Utanordnare',
    'Förfallodatum',
    'Förfallodag',
  ],
}

test.each(Object.entries(wild).flatMap(([field, headings]) => headings.map(heading => [heading, field])))(
  '%j is %j',
  (heading, field) => {
    expect(columns.fieldOfHeading(heading) ?? '').toBe(field)
  },
)

const lines = (n: number, row: (i: number) => (string | number)[]) =>
  Array.from({ length: n }, (_, i) => row(i).map(String))
const companies = ['Bygg & Plåt AB', 'Nordfrukt ek. för.', 'Städkraft HB', 'IT-partner AB', 'Kontorsvaror AB']
const told = (header: string, rows: string[][]) => {
  const names = header.split(';')
  const { mapping, confidence } = columns.guess(names, rows)
  return Object.fromEntries(
    names.map((name, i) => [name, mapping[i] ? `${mapping[i]} ${confidence[i]}` : `- ${confidence[i]}`]),
  )
}

test.each([
  ['Ver.nr;Datum;Lev;Kto;Ktotext;Ansvar;Ansvarstext;Verifikationstext;Belopp'],
  ['Vernr;Bokf.datum;Lev (T);Konto;Konto (T);Ansvar;Ansvar (T);Fakturatext;Belopp'],
])('the text of an invoice is no supplier, however different its texts are: %s', header => {
  const rows = lines(12, i => [
    `V${i}`,
    `2025-03-${10 + i}`,
    companies[i % 5] ?? '',
    4000 + i,
    `Inköp ${i % 4}`,
    1000 + i,
    `Skola ${i % 3}`,
    `Anna hämtade varor ${i} i förskolan`,
    `${i * 100},50`,
  ])
  const [voucher, date, supplier, code, text, unitCode, unit, note, amount] = header.split(';')
  expect(told(header, rows)).toEqual({
    [voucher ?? '']: 'voucher sure',
    [date ?? '']: 'date sure',
    [supplier ?? '']: 'supplier sure',
    [code ?? '']: 'account_code sure',
    [text ?? '']: 'account_text sure',
    [unitCode ?? '']: '- guess',
    [unit ?? '']: 'unit sure',
    [note ?? '']: '- sure',
    [amount ?? '']: 'amount sure',
  })
})

test.each([
  ['Leverantör;Moms;Belopp', 'Belopp'],
  ['Leverantör;Momsbelopp;Fakturabelopp', 'Fakturabelopp'],
  ['Leverantör;Belopp inkl. moms;Belopp exkl. moms', 'Belopp exkl. moms'],
  ['Leverantör;Bruttobelopp;Nettobelopp', 'Nettobelopp'],
  ['Leverantör;Valutabelopp;Bokfört belopp', 'Bokfört belopp'],
  ['Leverantör;Belopp i valuta;Belopp SEK', 'Belopp SEK'],
  ['Leverantör;Kostnadsställe;Fakturabelopp', 'Fakturabelopp'],
  ['Leverantör;Ansvarskod;Utfall', 'Utfall'],
])('%s: the amount is %s, and surely', (header, amount) => {
  const rows = lines(8, i => [companies[i % 5] ?? '', (i + 1) * 25, (i + 1) * 100])
  expect(told(header, rows)[amount]).toBe('amount sure')
  expect(Object.values(told(header, rows)).filter(field => field.startsWith('amount'))).toHaveLength(1)
})

test('code columns of whole numbers are no amounts, with a heading or without', () => {
  const rows = lines(8, i => [companies[i % 5] ?? '', 4110 + i, 12 + i])
  expect(told('Leverantör;Objekt;Aktivitet', rows)).toEqual({
    Leverantör: 'supplier sure',
    Objekt: '- guess',
    Aktivitet: '- guess',
  })
  expect(Object.values(columns.guess(['', '', ''], rows).mapping)).not.toContain('amount')
})

test.each([
  // Two that could be the same thing, and say different things.
  [
    'Leverantör;Belopp;Belopp 2',
    (i: number) => [companies[i % 5] ?? '', `${i},00`, `${i * 3},50`],
    ['Belopp', 'Belopp 2'],
  ],
  ['Leverantör;;', (i: number) => [companies[i % 5] ?? '', `${i},25`, `${i * 3},50`], ['']],
  ['Leverantör;Belopp inkl. moms', (i: number) => [companies[i % 5] ?? '', `${i},00`], ['Belopp inkl. moms']],
  ['Leverantör;Belopp', (i: number) => [companies[i % 5] ?? '', `fel ${i}`], ['Belopp']],
  ['Vem;Vad;Belopp', (i: number) => [`Olle Öga ${i}`, `Resa till Ö ${i}`, `${i},00`], ['Vem', 'Vad']],
] as const)('%s: what cannot be told is asked, not guessed', (header, row, unclear) => {
  const found = told(
    header,
    lines(6, i => [...row(i + 1)]),
  )
  for (const name of unclear) expect([name, found[name]]).toEqual([name, '- unclear'])
})

test.each([
  ['Ver.datum;Period', (i: number) => [`2025-03-0${i}`, '202503']],
  ['Period;Bokföringsdatum', (i: number) => ['2025-03', `2025-03-0${i}`]],
])('%s: dates of the same month are one thing, and the day is taken', (header, row) => {
  const names = header.split(';')
  const { mapping, confidence } = columns.guess(
    ['Belopp', ...names],
    lines(6, i => [`${i},50`, ...row(i + 1)]),
  )
  const day = names.findIndex(name => name.endsWith('atum')) + 1
  expect([mapping[day], confidence[day], mapping.filter(field => field === 'date').length]).toEqual([
    'date',
    'sure',
    1,
  ])
})

test.each([
  ['Datum då fakturan registrerats;Fakturanummer'],
  ['Datum för betalning;Faktura nr'],
  ['Datum (fakturans);Fakturanr'],
])('%s: a date by several words is no invoice’s number', header => {
  const rows = lines(6, i => [`2025-03-0${i + 1}`, 88_000 + i])
  expect(columns.guess(header.split(';'), rows).mapping).toEqual(['date', 'invoice'])
})
