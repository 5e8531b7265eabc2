import { Temporal } from 'temporal-polyfill'
import type { Actor, Database } from '../../../kit/db/actor.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import { showDate, showMoney } from '../../../kit/text/format.ts'
import { categoryText } from '../needs/facts.ts'
import { type Plan, type PlanKey, selectToldRows, type ToldRow } from './queries.ts'
import { type Detail, detailOf, reasons, saidFields } from './schema.ts'
import { t } from './words.ts'

export const columnName = (header: readonly string[], i: number): string =>
  header[i] || t('column_number', { n: i + 1 })

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
    ?.map(({ field, text }) => t('unread_one', { field: t(`field_${field}`).toLowerCase(), text }))
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

export const outcomeText = (row: Pick<ToldRow, 'outcome'>): string =>
  t(row.outcome === 'rejected' ? 'outcome_rejected' : 'outcome_look')

/** Why, beside the row as it stood in the file: ready to be corrected and read in again. */
export const toldColumns = (plan: Plan): Columns<ToldRow> => [
  { label: t('line'), value: row => row.line },
  { label: t('outcome'), value: outcomeText },
  { label: t('reason'), value: toldText },
  ...plan.header.map((_, i) => ({
    label: columnName(plan.header, i),
    value: (row: ToldRow) => row.cells[i] ?? '',
  })),
]

const page = 1000

export async function* allTold(db: Database, actor: Actor, key: PlanKey) {
  for (let after = 0; ; ) {
    const rows = await db.inActor(actor, tx => selectToldRows(tx, key, { after, limit: page }))
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.line
  }
}
