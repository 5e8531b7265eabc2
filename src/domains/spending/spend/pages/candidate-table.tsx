import { kronorColumn, type ListColumn, pageColumns } from '../../../../core/lists/columns.ts'
import { address } from '../../../../kit/html/address.ts'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { showKronor, showShare } from '../../../../kit/text/format.ts'
import { type Candidate, share } from '../candidates.ts'
import { kindName, kindPath, spendPath } from '../names.ts'
import type { Period } from '../schema.ts'
import { t } from '../words.ts'

type Props = {
  period: Period
  municipality: string | null
  candidates: readonly Candidate[]
  mayNeed: boolean
}

/** Where a need begins: the kind and what was paid for it come along, and who bought most of it. */
export const newNeedPath = (kategori: string, varde: number, leverantor?: string, enhet?: string): string =>
  address('/inkop/behov/nytt', { titel: kindName(kategori), kategori, varde, leverantor, enhet })

export const candidateColumns = (municipality: string | null): ListColumn<Candidate>[] => [
  { key: 'kind', label: t('column_kind'), value: c => kindName(c.category), names: true },
  kronorColumn(['bought', t('column_bought'), t('column_bought_kr')], c => c.now_ore, undefined, ''),
  kronorColumn(['before', t('column_before'), t('column_before_kr')], c => c.before_ore),
  kronorColumn(
    ['social', t('column_social'), t('column_social_kr')],
    c => c.social_ore,
    c =>
      c.social_ore === 0
        ? t('nothing_bought')
        : `${showKronor(c.social_ore)} (${showShare(share(c.social_ore, c.now_ore))})`,
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
      <Link href={newNeedPath(c.category, c.now_ore)} about={kindName(c.category)}>
        {t('make_need_short')}
      </Link>
    ),
    as: 'action',
  },
]

export const CandidateTable = ({ candidates, mayNeed, municipality, period }: Props) =>
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
      rowHref={c => kindPath(c.category, period)}
      exports={{
        csv: spendPath('/inkop/kategorier.csv', period),
        xlsx: spendPath('/inkop/kategorier.xlsx', period),
      }}
      columns={pageColumns(candidateColumns(municipality), [], mayNeed ? [] : ['need'])}
    />
  )
