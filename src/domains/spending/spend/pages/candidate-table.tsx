import { kronorColumn, type ListColumn, pageColumns } from '../../../../core/lists/columns.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { showKronor, showShare } from '../../../../kit/text/format.ts'
import { type Candidate, share } from '../candidates.ts'
import { kindName, kindPath, spendPath } from '../names.ts'
import { before, categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'

type Seen = { period: Period; municipality: string | null; seesRows: boolean }
type Props = Seen & { candidates: readonly Candidate[]; mayNeed: boolean }

/** Where a need begins: the kind and what was paid for it come along. */
export const newNeedPath = (category: string, ore: number, supplier?: string): string => {
  const query = new URLSearchParams({ titel: kindName(category), kategori: category, varde: String(ore) })
  if (supplier !== undefined) query.set('leverantor', supplier)
  return `/inkop/behov/nytt?${query}`
}

const registerPath = (category: string, municipality: string | null) =>
  `/foretag?${new URLSearchParams({ kategori: category, ...(municipality ? { kommun: municipality } : {}) })}`

/** A figure that leads to the rows behind it, for those who may see rows. */
const Rows = ({
  of,
  period,
  social,
  seesRows,
  children,
}: {
  of: Candidate
  period: Period
  social?: string
  seesRows: boolean
  children: string
}) =>
  seesRows ? (
    <a href={spendPath('/inkop/rader', period, { kategori: categoryInAddress(of.category), social })}>
      {children}
    </a>
  ) : (
    children
  )

export const candidateColumns = ({ period, municipality, seesRows }: Seen): ListColumn<Candidate>[] => [
  {
    key: 'kind',
    label: t('column_kind'),
    value: c => kindName(c.category),
    cell: c => <a href={kindPath(c.category, period)}>{kindName(c.category)}</a>,
    names: true,
  },
  kronorColumn(
    ['bought', t('column_bought'), t('column_bought_kr')],
    c => c.now_ore,
    c => (
      <Rows of={c} period={period} seesRows={seesRows}>
        {showKronor(c.now_ore)}
      </Rows>
    ),
  ),
  kronorColumn(
    ['before', t('column_before'), t('column_before_kr')],
    c => c.before_ore,
    c => (
      <Rows
        of={c}
        period={before(period)}
        seesRows={seesRows && c.before_ore !== 0 && before(period).key !== ''}
      >
        {showKronor(c.before_ore)}
      </Rows>
    ),
  ),
  kronorColumn(
    ['social', t('column_social'), t('column_social_kr')],
    c => c.social_ore,
    c =>
      c.social_ore === 0 ? (
        t('nothing_bought')
      ) : (
        <>
          <Rows of={c} period={period} social="ja" seesRows={seesRows}>
            {showKronor(c.social_ore)}
          </Rows>
          {` (${showShare(share(c.social_ore, c.now_ore))})`}
        </>
      ),
  ),
  {
    key: 'reach',
    label: t('column_reach'),
    value: c => c.reach,
    cell: c =>
      c.reach === 0 ? (
        t('nobody_here')
      ) : (
        <a href={registerPath(c.category, municipality)}>{t('enterprises', { count: c.reach })}</a>
      ),
  },
  {
    key: 'need',
    label: t('column_next'),
    cell: c => (
      <Button href={newNeedPath(c.category, c.now_ore)} tone="secondary" small about={kindName(c.category)}>
        {t('make_need_short')}
      </Button>
    ),
  },
]

export const CandidateTable = ({ candidates, mayNeed, ...seen }: Props) =>
  candidates.length === 0 ? (
    <EmptyState title={t('no_candidates')}>
      <p>{t('no_candidates_text')}</p>
    </EmptyState>
  ) : (
    <DataTable
      caption={t('candidates_title')}
      captionHidden
      rows={candidates}
      rowKey={c => c.category}
      exports={{
        csv: spendPath('/inkop/kategorier.csv', seen.period),
        xlsx: spendPath('/inkop/kategorier.xlsx', seen.period),
      }}
      columns={pageColumns(candidateColumns(seen), [], mayNeed ? [] : ['need'])}
    />
  )
