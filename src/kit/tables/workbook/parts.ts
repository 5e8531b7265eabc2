import { posix } from 'node:path'
import { TableError, type TableLimits } from '../errors.ts'
import { isDate } from './dates.ts'
import { attributesOf, Tags, type TagTaker, unescaped } from './tags.ts'
import { checkZip, listZip, unpack } from './zip.ts'

/** What a spreadsheet program lets a cell hold at most. */
export const longestCell = 32_767
const mostSheets = 256
const mostTexts = 2_000_000
const mostFormats = 70_000
/** Beside the heap, that has a limit of its own: the file and what is being unpacked. */
const mostMemory = 640 * 1_048_576

/** What a sheet's cells refer to. */
export type Shared = { texts: string[]; dates: boolean[]; since1904: boolean }
export type Workbook = Shared & {
  /** In the workbook's order. */
  sheets: { path: string; name: string; hidden: boolean }[]
  /** `breathe` is waited for after each piece. */
  read: (path: string, to: TagTaker, breathe?: () => Promise<unknown>) => Promise<void>
}

const nothing = { open: () => undefined, close: () => undefined, text: () => undefined }

/** "_x000D_" is how a text holds a character that XML cannot; its own "_x" is written "_x005F_x". */
const decoded = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** Puts a text together out of its pieces, no longer than a cell's. */
export class CellText {
  #text = ''
  add(raw: string) {
    if (this.#text.length < longestCell * 8) this.#text += unescaped(raw.slice(0, longestCell * 8))
  }
  take(): string {
    const text = decoded(this.#text).slice(0, longestCell)
    this.#text = ''
    return text
  }
}

type Link = { type: string; target: string }

const selectLinks = async (read: Workbook['read']): Promise<Map<string, Link>> => {
  const links = new Map<string, Link>()
  await read('xl/_rels/workbook.xml.rels', {
    ...nothing,
    open: (name, tag) => {
      if (name !== 'Relationship') return
      const about = attributesOf(tag)
      const target = about.get('Target') ?? ''
      links.set(about.get('Id') ?? '', {
        type: (about.get('Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join('xl', target),
      })
    },
  })
  return links
}

const selectTexts = async (read: Workbook['read'], path: string, most: number): Promise<string[]> => {
  const texts: string[] = []
  const text = new CellText()
  let wanted = false
  let spoken = false
  let characters = 0
  await read(path, {
    open: name => {
      if (name === 't') wanted = !spoken
      else if (name === 'rPh') spoken = true
    },
    close: name => {
      if (name === 't') wanted = false
      else if (name === 'rPh') spoken = false
      else if (name === 'si') {
        const whole = text.take()
        characters += whole.length
        texts.push(whole)
        if (characters > most || texts.length > mostTexts) throw new TableError('too_large')
      }
    },
    text: raw => {
      if (wanted) text.add(raw)
    },
  })
  return texts
}

/** By style: whether its numbers are dates. */
const selectDates = async (read: Workbook['read'], path: string): Promise<boolean[]> => {
  const own = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  await read(path, {
    ...nothing,
    open: (name, tag) => {
      if (name === 'cellXfs') inCells = true
      if (name !== 'numFmt' && !(name === 'xf' && inCells)) return
      const about = attributesOf(tag)
      const id = Number(about.get('numFmtId') ?? 0)
      if (name === 'xf') formats.push(id)
      else own.set(id, about.get('formatCode') ?? '')
      if (formats.length > mostFormats || own.size > mostFormats) throw new TableError('broken')
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats.map(id => isDate(id, own))
}

/** Opens a workbook: which sheets it has, and what their cells refer to. */
export const openWorkbook = async (zip: Buffer, limits: TableLimits): Promise<Workbook> => {
  const entries = listZip(zip)
  if (!entries.has('xl/workbook.xml'))
    throw new TableError(entries.has('content.xml') ? 'old_excel' : 'not_a_table')
  checkZip(entries, limits.unpackedBytes)
  const read: Workbook['read'] = async (path, to, breathe) => {
    const entry = entries.get(path)
    if (entry === undefined) return
    const tags = new Tags(to)
    for await (const piece of unpack(zip, entry)) {
      tags.write(piece)
      if (process.memoryUsage.rss() > mostMemory) throw new TableError('too_large')
      await breathe?.()
    }
    tags.end()
  }
  const links = await selectLinks(read)
  const sheets = new Map<string, Workbook['sheets'][number]>()
  let since1904 = false
  await read('xl/workbook.xml', {
    ...nothing,
    open: (name, tag) => {
      if (name === 'workbookPr') since1904 = /^(1|true|on)$/.test(attributesOf(tag).get('date1904') ?? '')
      if (name !== 'sheet') return
      const about = attributesOf(tag)
      const link = links.get(about.get(':id') ?? '')
      const called = unescaped(about.get('name') ?? '').slice(0, 100)
      if (link?.type === 'worksheet')
        sheets.set(link.target, {
          path: link.target,
          name: called,
          hidden: /hidden/i.test(about.get('state') ?? ''),
        })
      if (sheets.size > mostSheets) throw new TableError('too_large')
    },
  })
  const linked = (type: string) => [...links.values()].find(link => link.type === type)?.target ?? ''
  return {
    sheets: [...sheets.values()],
    since1904,
    texts: await selectTexts(read, linked('sharedStrings'), limits.characters),
    dates: await selectDates(read, linked('styles')),
    read,
  }
}
