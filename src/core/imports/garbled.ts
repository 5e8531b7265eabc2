import type { Doubt } from './doubt.ts'
import type { FirstRow } from './kind.ts'
import { t } from './words.ts'

const l = '\\p{L}'
/**
 * Text that was read in another code page than it was written in: signs that no text has, or that stand between two
 * letters where DOS, an old Mac or seven bits wrote å, ä and ö, or UTF-8 that was taken for something else.
 */
const signs = new RegExp(`[\\u0080-\\u009f\\ufffd]|${l}[†„”™ŒŠš€…{}|]${l}|Ã[¤¥¶…„–\\u0080-\\u00bf]`, 'u')
export const isGarbled = (text: string): boolean => signs.test(text)

/** Rows whose letters did not arrive as they were written. */
export const garbledRows = (rows: readonly FirstRow[]): Doubt[] => {
  const found = rows.flatMap(({ line, cells }) => {
    const cell = cells.find(isGarbled)
    return cell === undefined ? [] : [{ line, text: cell.slice(0, 80).toWellFormed() }]
  })
  return found.length === 0
    ? []
    : [
        {
          title: t('doubt_garbled', { count: found.length }),
          text: t('doubt_garbled_text'),
          rows: found.slice(0, 10),
        },
      ]
}
