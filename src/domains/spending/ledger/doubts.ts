import type { Doubt } from '../../../core/imports/doubt.ts'
import type { Actor, Database } from '../../../kit/db/actor.ts'
import { showMoney } from '../../../kit/text/format.ts'
import { monthText, periodText } from './period-text.ts'
import { type LedgerMonth, selectMonths } from './queries.ts'
import type { Replaced } from './replaced.ts'
import type { Survey } from './survey.ts'
import { t } from './words.ts'

/** A part of what was there before, under which it is asked whether this is all of it – and above which, whether it is too much. */
const [little, much] = [0.5, 2]
/** Of fewer rows a month says nothing. */
const enough = 10

type Sums = { rows: number; ore: number }
const shareOf = (now: Sums, before: Sums) =>
  Math.min(now.rows / before.rows, now.ore / Math.max(1, before.ore))
const compared = (now: Sums, before: Sums) =>
  t('doubt_compared', {
    rows: now.rows,
    sum: showMoney(now.ore),
    rows_before: before.rows,
    sum_before: showMoney(before.ore),
  })

/** Months that bring far less than what they take the place of: half a month, or the wrong file. */
const less = ({ months, whole }: Replaced): Doubt[] =>
  months.flatMap(month => {
    if (!whole || month.coming === null || month.amount_ore <= 0 || month.row_count < enough) return []
    const now = { rows: month.coming.rows, ore: Number(month.coming.ore) }
    const before = { rows: month.row_count, ore: month.amount_ore }
    const share = shareOf(now, before)
    if (share >= little) return []
    // Rounded down: a file with rows in it is never a hundred per cent less.
    const said = { month: periodText(month), percent: Math.floor((1 - Math.max(0, share)) * 100) }
    return [{ title: t('doubt_less', said), text: `${compared(now, before)} ${t('doubt_less_text')}` }]
  })

/** Months beside the month before them, where it stays in use. */
const unlike = ({ months, whole }: Survey, used: readonly LedgerMonth[]): Doubt[] =>
  [...months].flatMap(([name, coming]) => {
    const [buyer = '', first = ''] = name.split(' ')
    const month = used.find(
      m => String(m.buyer_no) === buyer && m.months === 1 && m.month.add({ months: 1 }).toString() === first,
    )
    if (
      !whole ||
      month === undefined ||
      month.amount_ore <= 0 ||
      month.row_count < enough ||
      months.has(`${buyer} ${month.month}`)
    )
      return []
    const [now, before] = [
      { rows: coming.rows, ore: Number(coming.ore) },
      { rows: month.row_count, ore: month.amount_ore },
    ]
    const share = now.ore / before.ore
    if (shareOf(now, before) >= little && share <= much) return []
    const said = { month: monthText(month.month.add({ months: 1 })), before: monthText(month.month) }
    return [
      {
        title: t(share > much ? 'doubt_above' : 'doubt_below', said),
        text: `${compared(now, before)} ${t('doubt_unlike_text')}`,
      },
    ]
  })

const shown = 5

/** What somebody should look at before a ledger is read in. */
export const ledgerDoubts = async (
  db: Database,
  actor: Actor,
  tenantId: string,
  survey: Survey,
  replaced: Replaced,
): Promise<Doubt[]> => {
  const used = await db.inActor(actor, tx => selectMonths(tx, tenantId, { activeOnly: true }))
  const { foreign } = survey
  // Without a column of amounts nothing can be compared.
  const sums = survey.priced
    ? [...less(replaced).slice(0, shown), ...unlike(survey, used).slice(0, shown)]
    : []
  return [
    ...sums,
    ...(foreign.length > 0
      ? [
          {
            title: t('doubt_currency', { count: foreign.length }),
            text: t('doubt_currency_text'),
            rows: foreign.slice(0, 10),
          },
        ]
      : []),
    ...survey.parties.doubts(),
  ]
}
