import type { Doubt } from '../../../core/imports/doubt.ts'
import { selectFirstRows } from '../../../core/imports/queries.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { kindIn, kindOfCpv } from '../../directory/public.ts'
import { categoryText } from '../needs/facts.ts'
import { readRows } from './actions.ts'
import type { Mapping } from './columns.ts'
import { selectOwnTitles } from './queries.ts'
import { type Entry, isRejected } from './read-row.ts'
import { planLimits, tables } from './schema.ts'
import { t } from './words.ts'

const shown = 10
const doubt = (key: 'doubt_code' | 'doubt_there', rows: { line: number; text: string }[]): Doubt[] =>
  rows.length === 0
    ? []
    : [{ title: t(key, { count: rows.length }), text: t(`${key}_text`), rows: rows.slice(0, shown) }]

/** What somebody should look at before a plan is read in: codes that say another thing than the words, needs that are there already. */
export const planDoubts = async (
  tx: Tx,
  key: { tenantId: string; importId: string },
  as: { header: readonly string[]; mapping: Mapping; year: number },
): Promise<Doubt[]> => {
  const rows = await selectFirstRows(tx, tables, key, planLimits.rows)
  const entries = (await readRows(tx, key.tenantId, rows, as)).filter((row): row is Entry => !isRejected(row))
  const own = await selectOwnTitles(tx, key.tenantId)
  const codes = entries.flatMap(({ line, said: { title = '', cpv } }) => {
    const [byCode, byWords] = [cpv && kindOfCpv(cpv), kindIn(title)]
    if (!byCode || !byWords || byCode === byWords) return []
    const values = { title, cpv: cpv ?? '', code: categoryText(byCode), words: categoryText(byWords) }
    return [{ line, text: t('doubt_code_row', values) }]
  })
  const there = entries.flatMap(({ line, said: { title = '' } }) =>
    own.has(title.toLowerCase()) ? [{ line, text: title }] : [],
  )
  return [...doubt('doubt_code', codes), ...doubt('doubt_there', there)]
}
