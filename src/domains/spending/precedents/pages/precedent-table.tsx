import { DataTable } from '../../../../kit/html/data-table.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showDate, showMoney } from '../../../../kit/text/format.ts'
import { categoryName } from '../../../directory/public.ts'
import { believableValue, type Precedent } from '../schema.ts'
import { t } from '../words.ts'

type Props = {
  rows: readonly Precedent[]
  exports: { csv: string; xlsx: string }
  /** The list is narrowed to one kind, which then need not be said in each row. */
  ofOneKind: boolean
}

/** "Öppet förfarande, ramavtal" */
const how = ({ procedure, agreement }: Precedent): string =>
  procedure === '' ? agreement : `${procedure}, ${agreement.toLowerCase()}`

const Worth = ({ precedent }: { precedent: Precedent }) => {
  const kronor = believableValue(precedent)
  return <>{kronor === null ? t('not_stated') : showMoney(kronor * 100)}</>
}

/** What it was, and whether it was reserved: the first thing to see. */
const What = ({ precedent }: { precedent: Precedent }) => (
  <>
    <span lang="sv">{precedent.title}</span>{' '}
    {precedent.reserved && <StatusChip tone="good">{t('chip_reserved')}</StatusChip>}{' '}
    {precedent.reserved_execution && <StatusChip tone="neutral">{t('chip_execution')}</StatusChip>}
  </>
)

export const PrecedentTable = ({ rows, exports, ofOneKind }: Props) => (
  <DataTable
    caption={t('caption')}
    captionHidden
    rows={rows}
    rowKey={p => p.precedent_id}
    exports={exports}
    columns={[
      { key: 'what', label: t('column_what'), names: true, cell: p => <What precedent={p} /> },
      { key: 'who', label: t('column_who'), cell: p => p.buyer },
      { key: 'when', label: t('column_when'), cell: p => showDate(p.published_on) },
      { key: 'how', label: t('column_how'), cell: p => <span lang="sv">{how(p)}</span> },
      ...(ofOneKind
        ? []
        : [
            {
              key: 'category',
              label: t('column_category'),
              cell: (p: Precedent) =>
                p.category === '' ? (
                  ''
                ) : (
                  <Link href={`/foretag?kategori=${p.category}`}>{categoryName(p.category)}</Link>
                ),
            },
          ]),
      { key: 'worth', label: t('column_worth'), cell: p => <Worth precedent={p} />, numeric: true },
    ]}
  />
)
