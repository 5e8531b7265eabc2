import { Button } from '../../../kit/html/button.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../kit/text/format.ts'
import type { ListColumn } from '../../lists/columns.ts'
import type { Shown } from '../../lists/list.ts'
import { ListPage } from '../../lists/page.tsx'
import type { Participant } from '../queries.ts'
import { invitedKinds, type ListQuery } from '../schema.ts'
import { kindName, t } from '../words.ts'

/** Nobody has come in yet: said in words, with whether somebody is asked. */
const People = ({ of }: { of: Participant }) => {
  if (of.people > 0) return <>{showNumber(of.people)}</>
  return (
    <StatusChip tone={of.waiting > 0 ? 'growing' : 'neutral'}>
      {of.waiting > 0 ? t('people_waiting') : t('people_none')}
    </StatusChip>
  )
}

export const participantColumns = (): ListColumn<Participant>[] => [
  { key: 'namn', label: t('name'), value: p => p.name },
  { key: 'kind', label: t('kind'), value: p => kindName(p.kind), word: '' },
  { key: 'people', label: t('people'), value: p => p.people, cell: p => <People of={p} />, numeric: true },
  { key: 'since', label: t('since'), value: p => p.created_at },
]

export const ParticipantsPage = ({ list }: { list: Shown<Participant, ListQuery> }) => (
  <ListPage
    list={list}
    lead={t('lead')}
    actions={
      <Button href="/administration/organisationer/ny" icon="plus">
        {t('to_new')}
      </Button>
    }
    search={t('search')}
    facets={[
      {
        name: 'slag',
        label: t('kind'),
        options: invitedKinds.map(kind => ({ value: kind, label: kindName(kind) })),
      },
      { name: 'visa', label: t('show'), options: [{ value: 'avslutade', label: t('show_ended') }] },
    ]}
    summary={t('count', { count: list.page.totals.total })}
    empty={{ title: t('none'), text: t('none_text') }}
    rowHref={p => `/administration/organisationer/${p.tenant_id}`}
  />
)
