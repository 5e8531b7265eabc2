import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheetRows, workbookOfSheets } from '../kit/testing/workbook.ts'
import { openTestApp, type TestApp } from './app.ts'
import { signIn } from './identity.ts'
import { csv, fileForm, importing } from './importing.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const kinds = [
  {
    at: '/registret/las-in',
    code: '2182',
    role: 'business_officer' as const,
    start: '/starta',
    lines: [
      'Företag;Bolagsnamn;Kommun;Ort',
      'Kafé Asken;Askens Kafé AB;Söderhamn;Ljusne',
      'Verkstan;Nya Verkstan;Söderhamn;',
    ],
    unclear: ['Företag', 'Bolagsnamn'],
    chosen: ['name', '', 'municipality', 'place'],
    extra: {},
  },
  {
    at: '/inkop/reskontra',
    code: '2180',
    role: 'procurement_officer' as const,
    start: '/starta',
    lines: [
      'Leverantör;Belopp;Belopp 2;Datum',
      'Bygg AB;10,00;12,50;2025-01-02',
      'Plåt AB;20,00;25,00;2025-01-03',
    ],
    unclear: ['Belopp', 'Belopp 2'],
    chosen: ['supplier', 'amount', '', 'date'],
    extra: {},
  },
  {
    at: '/inkop/behov/plan',
    code: '2181',
    role: 'procurement_officer' as const,
    start: '',
    lines: [
      'Upphandling;Objekt;Start',
      'Städ 27;Städning av skolor;2027-03-01',
      'Frukt 27;Fruktkorgar;2027-04-01',
    ],
    unclear: ['Upphandling', 'Objekt'],
    chosen: ['', 'title', 'starts'],
    extra: { ar: '2027' },
  },
]

/** The rows of the table of columns: heading → values, what is chosen, how sure, what it becomes. */
const columnsIn = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<label for="f-kolumn-\d+">([^<]*)<\/label>(.*?)<\/tr>/gs)].map(
      ([, name = '', row = '']) => [
        name,
        {
          choice: /<option value="([^"]*)" selected/.exec(row)?.[1] ?? '',
          sure: /<span class="chip [^>]*>.*?<\/svg>([^<]*)</s.exec(row)?.[1],
          becomes: /data-label="Blir"><div>([^<]*)</.exec(row)?.[1]?.replaceAll('\u00a0', ' ') ?? '',
        },
      ],
    ),
  )

test.each(kinds)(
  '$at: an unclear column is asked about, and nothing is read in before it is answered',
  async kind => {
    const who = await signIn(t, { role: kind.role, municipalityCode: kind.code })
    const my = importing(t, who)
    const form = fileForm(csv(kind.lines))
    const sent = await t.app.inject({
      method: 'POST',
      url: kind.at,
      ...form,
      headers: { ...who.headers, ...form.headers },
    })
    const path = String(sent.headers.location)
    const first = await my.get(path)
    const shown = columnsIn(first.body)
    for (const name of kind.unclear)
      expect([name, shown[name]]).toMatchObject([name, { choice: '?', sure: 'Oklart' }])
    expect(first.body).toContain('2 kolumner är oklara')
    const isMain = (body: string) =>
      /<button class="button button--primary" type="submit"><span>Läs in/.test(body)
    expect(isMain(first.body)).toBe(false)

    // Whoever sends it nevertheless is told where, and nothing has begun.
    const early = await my.post(`${path}${kind.start}`, { ...my.proposed(first.body), ...kind.extra })
    expect(early.statusCode).toBe(422)
    for (const name of kind.unclear) expect(early.body).toContain(`Välj vad kolumnen ”${name}” innehåller`)
    expect((await my.get(path)).body).toContain('Oklart')

    // "Not used" is an answer too.
    const chosen = Object.fromEntries(kind.chosen.map((field, i) => [`kolumn-${i}`, field]))
    const kept = await my.post(`${path}/kolumner`, { ...chosen, ...kind.extra })
    expect(kept.statusCode).toBe(303)
    const second = await my.get(String(kept.headers.location))
    expect(second.body).not.toContain('Oklart')
    expect(Object.values(my.proposed(second.body)).slice(0, kind.chosen.length)).toEqual(kind.chosen)
    expect(isMain(second.body)).toBe(true)
    expect((await my.post(`${path}${kind.start}`, { ...chosen, ...kind.extra })).statusCode).toBe(303)
    expect((await my.settle(path)).body).toMatch(/Inläsningen är klar|Planen är inläst/)

    // The next file with the same columns is read as this one was.
    const again = await t.app.inject({
      method: 'POST',
      url: kind.at,
      ...form,
      headers: { ...who.headers, ...form.headers },
    })
    const remembered = await my.get(String(again.headers.location))
    expect(remembered.body).toContain('Vi minns hur du valde')
    expect(remembered.body).not.toContain('Oklart')
  },
)

test('each column says how sure it is and what it becomes', async () => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode: '2183' })
  const my = importing(t, who)
  const form = fileForm(
    csv([
      'Lev.nr(T);Org.nr;Belopp exkl. moms;Moms;Bokföringsdatum;Fakturadatum;Fakturatext',
      'Bygg AB;5560160680;1 234,50;308,63;2025-01-31;2025-02-01;Olle hämtade',
      'Plåt AB;5561034249;20,00;5,00;2025-02-28;2025-02-10;Anna hämtade',
    ]),
  )
  const sent = await t.app.inject({
    method: 'POST',
    url: '/inkop/reskontra',
    ...form,
    headers: { ...who.headers, ...form.headers },
  })
  const shown = columnsIn((await my.get(String(sent.headers.location))).body)
  expect(shown).toEqual({
    'Lev.nr(T)': { choice: 'supplier', sure: 'Säker', becomes: 'Bygg AB' },
    'Org.nr': { choice: 'supplier_number', sure: 'Säker', becomes: '556016-0680' },
    'Belopp exkl. moms': { choice: 'amount', sure: 'Säker', becomes: expect.stringMatching(/^1 23[45]/) },
    Moms: { choice: '', sure: 'Gissning', becomes: 'Sparas inte' },
    Bokföringsdatum: { choice: 'date', sure: 'Säker', becomes: '31 januari 2025' },
    Fakturadatum: { choice: '', sure: 'Gissning', becomes: 'Sparas inte' },
    Fakturatext: { choice: '', sure: 'Säker', becomes: 'Sparas inte' },
  })
})

test.each(kinds)('$at: a sheet that is not read is told before anything is', async ({ at, role, lines }) => {
  const { headers } = await signIn(t, {
    role,
    municipalityCode: { '/registret/las-in': '2101', '/inkop/reskontra': '2104' }[at] ?? '2121',
  })
  const rows = lines.map(line => line.split(';'))
  const sheets = (names: string[]) =>
    Object.fromEntries(
      names.map(name => [
        name,
        sheetRows(
          name === 'Konton'
            ? [
                ['Nr', 'Text'],
                ['1', 'x'],
              ]
            : rows,
        ),
      ]),
    )
  const told = async (names: string[]) => {
    const form = fileForm(workbookOfSheets(sheets(names)), 'bok.xlsx')
    const sent = await t.app.inject({
      method: 'POST',
      url: at,
      ...form,
      headers: { ...headers, ...form.headers },
    })
    return (await t.app.inject({ url: String(sent.headers.location), headers })).body
  }
  expect(await told(['Rader', 'Konton'])).toContain('Ett blad läses inte: Konton (2)')
  expect(await told(['Januari', 'Februari'])).not.toContain('läses inte:')
})

test.each([
  [
    '/registret/las-in',
    '0114',
    'business_officer',
    'Namn;Org.nr;Kommun',
    'Prov;700212-9273;Söderhamn',
    'Org.nr',
    'enskild firma',
  ],
  [
    '/inkop/behov/plan',
    '0115',
    'procurement_officer',
    'Objekt;Leverantör;T.o.m.',
    'Städ;Prov AB;2027-01-28 00:00:00',
    'T.o.m.',
    '28 januari 2027',
  ],
] as const)(
  '%s: a column shows what its values become',
  async (at, code, role, header, line, column, becomes) => {
    const who = await signIn(t, { role, municipalityCode: code })
    const form = fileForm(csv([header, line]))
    const headers = { ...who.headers, ...form.headers }
    const sent = await t.app.inject({ method: 'POST', url: at, ...form, headers })
    const { body } = await importing(t, who).get(String(sent.headers.location))
    expect(columnsIn(body)[column]?.becomes).toBe(becomes)
  },
)

test('a firm with an internal number that could be a person’s keeps its name; the number is not told on', async () => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode: '0117' })
  const lines = [
    'Leverantör;leverantor_id;Belopp;Datum',
    'Vattenkraft Eldistribution;10012342;10,00;2025-01-02',
    'Skånsk Energi;10012359;20,00;2025-01-02',
  ]
  const form = fileForm(csv(lines))
  const headers = { ...who.headers, ...form.headers }
  const sent = await t.app.inject({ method: 'POST', url: '/inkop/reskontra', ...form, headers })
  const { body } = await importing(t, who).get(String(sent.headers.location))
  expect(body).toContain('Vattenkraft Eldistribution')
  expect(body).not.toContain('Enskild firma')
  expect(body).not.toMatch(/10012342|10012359/)
})

test('a column of which nothing can be read as what it was taken for is asked about, and read in as nothing', async () => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode: '2184' })
  const my = importing(t, who)
  const form = fileForm(
    csv([
      'Leverantör;Belopp;Summa kr;Datum',
      'Bygg AB;litet;10,00;2025-01-02',
      'Plåt AB;mer;20,00;2025-01-03',
      'Trä AB;mest;30,00;2025-01-04',
    ]),
  )
  const headers = { ...who.headers, ...form.headers }
  const sent = await t.app.inject({ method: 'POST', url: '/inkop/reskontra', ...form, headers })
  const path = String(sent.headers.location)
  const asWords = { 'kolumn-0': 'supplier', 'kolumn-1': 'amount', 'kolumn-2': '', 'kolumn-3': 'date' }
  for (const ask of [`${path}/kolumner`, `${path}/starta`]) {
    const refused = await my.post(ask, asWords)
    expect(refused.statusCode).toBe(422)
    expect(columnsIn(refused.body)['Belopp']).toMatchObject({ choice: 'amount', sure: 'Oklart' })
    expect(refused.body).toContain('Inget som står i kolumnen ”Belopp” går att läsa så')
    expect(refused.body).not.toMatch(/<button class="button button--primary" type="submit"><span>Läs in/)
  }
  const right = { ...asWords, 'kolumn-1': '', 'kolumn-2': 'amount' }
  expect((await my.post(`${path}/starta`, right)).statusCode).toBe(303)
  expect((await my.settle(path)).body).toContain('Inläsningen är klar')
})
