import { Button } from '../../../kit/html/button.tsx'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { Filters } from '../../../kit/html/filters.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Pager } from '../../../kit/html/pager.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { showDate, showNumber } from '../../../kit/text/format.ts'
import type { Participant } from '../queries.ts'
import { invitedKinds } from '../schema.ts'
import { kindName, t } from '../words.ts'

type Props = {
  participants: Participant[]
  total: number
  params: URLSearchParams
  previous: string | undefined
  next: string | undefined
}

/** Nobody has come in yet: said in words, with whether somebody is asked. */
const People = ({ of }: { of: Participant }) => {
  if (of.people > 0) return <>{showNumber(of.people)}</>
  return (
    <StatusChip tone={of.waiting > 0 ? 'growing' : 'neutral'}>
      {of.waiting > 0 ? t('people_waiting') : t('people_none')}
    </StatusChip>
  )
}

export const ParticipantsPage = ({ participants, total, params, previous, next }: Props) => (
  <>
    <PageHead
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button href="/administration/organisationer/ny" icon="plus">
          {t('to_new')}
        </Button>
      }
    />
    <Filters
      path="/administration/organisationer"
      params={params}
      search={{ name: 'q', label: t('search') }}
      facets={[
        {
          name: 'slag',
          label: t('kind'),
          options: invitedKinds.map(kind => ({ value: kind, label: kindName(kind) })),
        },
        { name: 'visa', label: t('show'), options: [{ value: 'avslutade', label: t('show_ended') }] },
      ]}
      summary={t('count', { count: total })}
    />
    {participants.length === 0 ? (
      <EmptyState title={t('none')}>{t('none_text')}</EmptyState>
    ) : (
      <DataTable
        caption={t('title')}
        captionHidden
        rows={participants}
        rowKey={p => p.tenant_id}
        rowHref={p => `/administration/organisationer/${p.tenant_id}`}
        columns={[
          { key: 'name', label: t('name'), cell: p => p.name },
          { key: 'kind', label: t('kind'), cell: p => kindName(p.kind) },
          { key: 'people', label: t('people'), numeric: true, cell: p => <People of={p} /> },
          { key: 'since', label: t('since'), cell: p => showDate(p.created_at) },
        ]}
      />
    )}
    <Pager previous={previous} next={next} />
  </>
)
