import { Button } from '../../../kit/html/button.tsx'
import { showShortInstant } from '../../../kit/text/format.ts'
import type { ListColumn } from '../../lists/columns.ts'
import type { Shown } from '../../lists/list.ts'
import { ListPage } from '../../lists/page.tsx'
import type { OwnLogRow } from '../own-log.ts'
import { t } from '../words.ts'

const said = (action: string) => {
  const key = `log_${action}`
  return t.has(key) ? t(key) : t('log_other', { action })
}

const by = (row: OwnLogRow, personId: string) => {
  if (row.person_id === personId) return t('log_by_you')
  return row.person_id === null
    ? t('log_by_system')
    : t('log_by_somebody', { organisation: row.organisation })
}

export const ownLogColumns = (personId: string): ListColumn<OwnLogRow>[] => [
  {
    key: 'what',
    label: t('log_what'),
    value: row => said(row.action),
  },
  { key: 'at', label: t('log_at'), value: row => row.at, cell: row => showShortInstant(row.at), word: '' },
  { key: 'by', label: t('log_by'), value: row => by(row, personId), as: 'text', word: '' },
  { key: 'where', label: t('organisation'), value: row => row.organisation, as: 'text', word: '' },
]

export const OwnLogPage = ({ list }: { list: Shown<OwnLogRow> }) => (
  <ListPage
    list={list}
    lead={t('own_log_lead')}
    actions={
      <Button href="/installningar" tone="quiet">
        {t('to_settings')}
      </Button>
    }
    summary={t('log_count', { count: list.page.totals.total })}
    empty={{ title: t('own_log_empty') }}
  />
)
