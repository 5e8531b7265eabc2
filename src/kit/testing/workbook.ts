import { deflateRawSync } from 'node:zlib'
import { storeZip } from '../tables/zip.ts'

const about = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'xl/workbook.xml':
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/styles.xml':
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}

/** A workbook as a program would save it, from the XML of its rows; for what our own writer never writes. */
export const workbook = (rowsXml: string): Buffer =>
  storeZip(
    new Map(
      Object.entries({
        ...about,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rowsXml}</sheetData></worksheet>`,
      }).map(([name, text]) => [name, Buffer.from(text)]),
    ),
  )

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
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1_048_576, ' '), { level: 9 })
  const name = 'xl/worksheets/sheet1.xml'
  const zip = storeZip(
    new Map([...Object.entries(about).map(([n, text]) => [n, Buffer.from(text)] as const), [name, packed]]),
  )
  // The last entry: its method becomes "deflated" and its unpacked size what is claimed, in both of its places.
  for (const [mark, at] of [
    ['PK\x03\x04', 8],
    ['PK\x01\x02', 10],
  ] as const) {
    const header = zip.lastIndexOf(name, undefined, 'latin1') // in the list, which stands last
    const start = mark === 'PK\x01\x02' ? header - 46 : zip.indexOf(name, 0, 'latin1') - 30
    zip.writeUInt16LE(8, start + at)
    zip.writeUInt32LE(honest ? megabytes * 1_048_576 : 2000, start + at + 14)
  }
  return zip
}
