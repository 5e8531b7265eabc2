import { Temporal } from 'temporal-polyfill'
import type { ToldRow } from '../../../core/imports/kind.ts'
import { showDate, showMoney } from '../../../kit/text/format.ts'
import { categoryText } from '../needs/facts.ts'
import { columns } from './columns.ts'
import { type Detail, detailOf, reasons, saidFields } from './schema.ts'
import { t } from './words.ts'

/** A kept value as it is shown; what is an id there says nothing here. */
const shown = (field: string, value: string): string => {
  if (value === '') return t('nothing')
  if (field === 'value_ore') return showMoney(Number(value))
  if (field === 'category') return categoryText(value)
  return field.endsWith('_on') ? showDate(Temporal.PlainDate.from(value)) : value.slice(0, 80)
}

const keptText = ({ field, plan, own }: NonNullable<Detail['kept']>[number]): string => {
  const known = saidFields.find(f => f === field)
  if (known === undefined) return ''
  if (known === 'unit_id') return t('said_unit_id')
  return t('kept_one', { field: t(`said_${known}`), plan: shown(field, plan), own: shown(field, own) })
}

/** Why a row was not stored, or what to see to in it, as sentences. */
export const toldText = (row: Pick<ToldRow, 'reason' | 'detail'>): string => {
  const detail = detailOf(row.detail)
  const reason = reasons.find(r => r === row.reason)
  if (reason !== 'noted')
    return reason ? t(`reason_${reason}`, { text: detail.text ?? '', line: detail.line ?? 0 }) : ''
  const unread = detail.unread
    ?.flatMap(({ field, text }) =>
      columns.isField(field) ? [t('unread_one', { field: t(`field_${field}`).toLowerCase(), text })] : [],
    )
    .join(', ')
  return [
    detail.closed ? t('noted_closed') : '',
    detail.no_category ? t('noted_category') : '',
    detail.unknown_unit ? t('noted_unit', { unit: detail.unknown_unit }) : '',
    unread ? t('noted_unread', { list: unread }) : '',
    detail.kept ? t('noted_kept', { list: detail.kept.map(keptText).join('; ') }) : '',
  ]
    .filter(text => text !== '')
    .join(' ')
}
