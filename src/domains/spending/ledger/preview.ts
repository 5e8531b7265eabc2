import type { ImportKey } from '../../../core/imports/kind.ts'
import type { Services } from '../../../core/web/services.ts'
import { nameHider, soleTraderName } from './mask.ts'
import { readParts } from './parts.ts'
import { type Beginning, readBeginning } from './receive.ts'
import { isMangled } from './supplier.ts'

/** The first rows of a kept file, without personal numbers. */
export const previewRows = (services: Services, key: ImportKey, rows: number): Promise<Beginning> =>
  readBeginning(readParts(services, key, 1), rows)

/** First rows as they are shown: where a personal number stood, or may have, its owner's name is told nowhere. */
export const withoutTraders = (rows: Beginning['rows'], mapping: readonly string[]): Beginning['rows'] => {
  const [nameAt, numberAt] = [mapping.indexOf('supplier'), mapping.indexOf('supplier_number')]
  const isTrader = (cells: readonly string[]) =>
    cells.some(cell => cell.includes(soleTraderName)) || isMangled(cells[numberAt] ?? '')
  const names = rows.filter(row => isTrader(row.cells)).map(row => row.cells[nameAt] ?? '')
  const hiders = [...new Set(names)].map(nameHider)
  return rows.map(row => ({
    ...row,
    cells: row.cells.map((cell, i) =>
      i === nameAt && isTrader(row.cells) ? soleTraderName : hiders.reduce((text, hide) => hide(text), cell),
    ),
  }))
}
