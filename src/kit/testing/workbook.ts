import { type Packed, zipFile } from './zip-file.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetPath = 'xl/worksheets/sheet1.xml'

const about: Record<string, string> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"/>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${links}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${links}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
}

/** A workbook of these parts beside the usual ones, or in their place. */
export const workbookOf = (parts: Record<string, string>, more: readonly Packed[] = []): Buffer =>
  zipFile([
    ...Object.entries({ ...about, ...parts }).map(([name, text]) => ({
      name,
      bytes: Buffer.from(text),
      deflated: true,
    })),
    ...more,
  ])

/** A workbook as a program would save it, from the XML of its rows; for what our own writer never writes. */
export const workbook = (rowsXml: string, strings?: readonly string[]): Buffer =>
  workbookOf({
    [sheetPath]: `<worksheet xmlns="${main}"><sheetData>${rowsXml}</sheetData></worksheet>`,
    ...(strings && {
      'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.map(s => `<si><t>${s}</t></si>`).join('')}</sst>`,
    }),
  })

/** A workbook of several sheets, each by its name; a name in brackets is a hidden sheet. */
export const workbookOfSheets = (sheets: Record<string, string>): Buffer => {
  const all = Object.entries(sheets).map(([name, rows], i) => ({ name, rows, n: i + 1 }))
  const link = (n: number) =>
    `<Relationship Id="rId${n}" Type="${links}/worksheet" Target="worksheets/sheet${n}.xml"/>`
  const tag = ({ name, n }: { name: string; n: number }) =>
    `<sheet name="${name.replace(/[()]/g, '')}" sheetId="${n}" ${name.startsWith('(') ? 'state="hidden" ' : ''}r:id="rId${n}"/>`
  return workbookOf({
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${all.map(tag).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${all.map(({ n }) => link(n)).join('')}</Relationships>`,
    ...Object.fromEntries(
      all.map(({ rows, n }) => [
        `xl/worksheets/sheet${n}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  })
}

/** Text cells as rows of a sheet. */
export const sheetRows = (rows: readonly string[][]): string =>
  rows
    .map((cells, y) => {
      const row = cells.map(
        (text, x) =>
          `<c r="${String.fromCharCode(65 + x)}${y + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      )
      return `<row r="${y + 1}">${row.join('')}</row>`
    })
    .join('')

/**
 * A zip bomb: a sheet of `megabytes` of nothing, compressed a thousand times. `honest` says its true size in the
 * zip's list, else it claims to be small.
 */
export const zipBomb = (megabytes: number, honest: boolean): Buffer => {
  const bytes = Buffer.alloc(megabytes * 1_048_576, ' ')
  return workbookOf({}, [{ name: sheetPath, bytes, deflated: true, ...(honest ? {} : { claimed: 2000 }) }])
}

const cell = (tag: string) => workbook(`<row r="1"><c r="A1"><v>1</v></c>${tag}</row>`)

/** Files that somebody means harm with, or a broken program wrote: each is refused, at once, and hurts nobody else. */
export const hostileWorkbooks: Record<string, () => Buffer> = {
  'a cell in column ZZZZZZ': () => cell('<c r="ZZZZZZ1"><v>1</v></c>'),
  'a cell far out behind an attribute with a bracket in it': () => cell('<c x=">" r="ZZZZ1"><v>1</v></c>'),
  'a far cell in single quotes, with spaces': () => cell("<c \n r\t=\n 'ZZZZZZ1' ><v>1</v></c>"),
  'a far cell of a name with a prefix': () =>
    workbook(`<x:row xmlns:x="${main}" r="1"><x:c r="ZZZZZZ1"><x:v>1</x:v></x:c></x:row>`),
  'a far cell in small letters': () => cell('<c s="0" t="n" r="zzzzzz1"><v>1</v></c>'),
  'a far cell written with entities': () => cell('<c r="&#90;&#x5A;ZZZZ&#49;"><v>1</v></c>'),
  'a far cell after three hundred attributes': () =>
    cell(`<c ${Array.from({ length: 300 }, (_, i) => `a${i}="1"`).join(' ')} r="ZZZZZZ1"><v>1</v></c>`),
  'an address of a hundred thousand letters': () => cell(`<c r="${'Z'.repeat(100_000)}1"><v>1</v></c>`),
  'an address that is none': () => cell('<c r="__proto__"><v>1</v></c>'),
  'a cell in row 4,000,000,000': () => workbook('<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'),
  'rows that go backwards': () =>
    workbook('<row r="5"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>'),
  'one text of a megabyte, named by 11,000 cells': () =>
    workbook(
      Array.from({ length: 11_000 }, (_, i) => `<row r="${i + 1}"><c t="s"><v>0</v></c></row>`).join(''),
      ['å'.repeat(500_000)],
    ),
  '300 MB of spaces in 292 kB': () => zipBomb(300, true),
  '40 MB of spaces that claim to be small': () => zipBomb(40, false),
  'the same sheet in the zip four thousand times': () => {
    const bytes = Buffer.alloc(10_000, ' ')
    return workbookOf(
      {},
      Array.from({ length: 4000 }, () => ({ name: sheetPath, bytes, deflated: true })),
    )
  },
  'a sheet list of five thousand times the same sheet': () =>
    workbookOf({
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${'<sheet name="B" sheetId="1" r:id="rId1"/>'.repeat(5000)}</sheets></workbook>`,
      [sheetPath]: `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_010)}</sheetData></worksheet>`,
    }),
  'eight million shared texts': () =>
    workbookOf({
      [sheetPath]: '<worksheet><sheetData><row><c t="s"><v>1</v></c></row></sheetData></worksheet>',
      'xl/sharedStrings.xml': `<sst>${'<si><t>ab</t></si>'.repeat(8_000_000)}</sst>`,
    }),
  'a million elements inside each other': () =>
    workbookOf({ [sheetPath]: `<worksheet>${'<a>'.repeat(1_000_000)}` }),
  'an entity that grows a billion times': () =>
    workbookOf({
      [sheetPath]: `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>`,
    }),
  'a comment that never ends': () => workbookOf({ [sheetPath]: `<worksheet><!-- ${'- '.repeat(2_000_000)}` }),
  'a tag of four million signs': () => workbookOf({ [sheetPath]: `<worksheet ${'a'.repeat(4_000_000)}` }),
  'a tag of spaces and no value': () =>
    cell(`${`<c ${'r '.repeat(20_000)}/>`.repeat(20)}<c r="ZZZZZZ1"><v>1</v></c>`),
}
