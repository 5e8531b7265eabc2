import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { showKronor, showShare } from '../../../../kit/text/format.ts'
import { type Candidate, share } from '../candidates.ts'
import { kindName, kindPath, spendPath } from '../names.ts'
import { before, categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'

type Props = {
  candidates: readonly Candidate[]
  period: Period
  municipality: string | null
  mayNeed: boolean
  seesRows: boolean
}

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

export const CandidateTable = ({ candidates, period, municipality, mayNeed, seesRows }: Props) =>
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
        csv: spendPath('/inkop/kategorier.csv', period),
        xlsx: spendPath('/inkop/kategorier.xlsx', period),
      }}
      columns={[
        {
          key: 'kind',
          label: t('column_kind'),
          cell: c => <a href={kindPath(c.category, period)}>{kindName(c.category)}</a>,
          names: true,
        },
        {
          key: 'bought',
          label: t('column_bought'),
          cell: c => (
            <Rows of={c} period={period} seesRows={seesRows}>
              {showKronor(c.now_ore)}
            </Rows>
          ),
          numeric: true,
        },
        {
          key: 'before',
          label: t('column_before'),
          cell: c =>
            c.before_ore === 0 ? (
              showKronor(0)
            ) : (
              <Rows of={c} period={before(period)} seesRows={seesRows && before(period).key !== ''}>
                {showKronor(c.before_ore)}
              </Rows>
            ),
          numeric: true,
        },
        {
          key: 'social',
          label: t('column_social'),
          cell: c =>
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
          numeric: true,
        },
        {
          key: 'reach',
          label: t('column_reach'),
          cell: c =>
            c.reach === 0 ? (
              t('nobody_here')
            ) : (
              <a href={registerPath(c.category, municipality)}>{t('enterprises', { count: c.reach })}</a>
            ),
        },
        ...(mayNeed
          ? [
              {
                key: 'need',
                label: t('column_next'),
                cell: (c: Candidate) => (
                  <Button
                    href={newNeedPath(c.category, c.now_ore)}
                    tone="secondary"
                    small
                    about={kindName(c.category)}
                  >
                    {t('make_need_short')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
