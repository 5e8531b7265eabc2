import { kronorColumn, type ListColumn, pageColumns } from '../../../../core/lists/columns.ts'
import { address } from '../../../../kit/html/address.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { showKronor, showShare } from '../../../../kit/text/format.ts'
import { type Candidate, share } from '../candidates.ts'
import { kindName, kindPath, spendPath } from '../names.ts'
import { before, categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'
import { Linked } from './linked.tsx'

type Seen = { period: Period; municipality: string | null; seesRows: boolean }
type Props = Seen & { candidates: readonly Candidate[]; mayNeed: boolean }

/** Where a need begins: the kind and what was paid for it come along. */
export const newNeedPath = (kategori: string, varde: number, leverantor?: string): string =>
  address('/inkop/behov/nytt', { titel: kindName(kategori), kategori, varde, leverantor })

export const candidateColumns = ({ period, municipality, seesRows }: Seen): ListColumn<Candidate>[] => {
  /** The rows behind a figure, for those who may see rows. */
  const rows = (c: Candidate, of: Period, social?: 'ja') =>
    seesRows && spendPath('/inkop/rader', of, { kategori: categoryInAddress(c.category), social })
  const past = before(period)
  return [
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
      c => <Linked to={rows(c, period)}>{showKronor(c.now_ore)}</Linked>,
    ),
    kronorColumn(
      ['before', t('column_before'), t('column_before_kr')],
      c => c.before_ore,
      c => (
        <Linked to={c.before_ore !== 0 && past.key !== '' && rows(c, past)}>
          {showKronor(c.before_ore)}
        </Linked>
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
            <Linked to={rows(c, period, 'ja')}>{showKronor(c.social_ore)}</Linked>
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
          <a href={address('/foretag', { kategori: c.category, kommun: municipality })}>
            {t('enterprises', { count: c.reach })}
          </a>
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
}

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
