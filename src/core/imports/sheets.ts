import type { Table } from '../../kit/tables/read.ts'
import { withoutPersonalNumbers } from '../personal-numbers/masks.ts'
import type { Doubt } from './doubt.ts'
import { t } from './words.ts'

/** Sheets that hold rows and are not read, each by its name and how many rows it has. */
export const sheetsLeft = (sheets: Table['sheets']): string[] =>
  (sheets?.left ?? [])
    .slice(0, 50)
    .map(({ name, rows }) => `${withoutPersonalNumbers(name.replaceAll('\0', '').toWellFormed())} (${rows})`)

export const sheetDoubt = (left: readonly string[]): Doubt[] =>
  left.length === 0
    ? []
    : [
        {
          title: t('doubt_sheets', { count: left.length, names: left.join(', ') }),
          text: t('doubt_sheets_text'),
        },
      ]
