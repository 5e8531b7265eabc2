import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { StatusChip, type Tone } from '../../../../kit/html/status-chip.tsx'
import { t } from '../../words.ts'
import type { Request } from '../queries.ts'

type State = 'asked' | 'yes' | 'queued' | 'no' | 'withdrawn' | 'lapsed'
const tones: Record<State, Tone> = {
  asked: 'attention',
  yes: 'growing',
  queued: 'neutral',
  no: 'ended',
  withdrawn: 'ended',
  lapsed: 'ended',
}
export const requestStates = Object.keys(tones) as State[]
export const requestState = (state: string) => t(`request_${state as State}`)
export const RequestState = ({ state }: { state: string }) => (
  <StatusChip tone={tones[state as State]}>{requestState(state)}</StatusChip>
)

export const RequestsPage = ({ list }: { list: Shown<Request, { lage: State[] }> }) => (
  <ListPage
    list={list}
    lead={t('requests_lead')}
    summary={t('requests_count', { count: list.page.totals.total })}
    facets={[
      {
        name: 'lage',
        label: t('state'),
        options: requestStates.map(state => ({ value: state, label: requestState(state) })),
      },
    ]}
    empty={{ title: t('requests_none'), text: t('requests_none_text') }}
    rowHref={row => `/platser/${row.request_id}`}
  />
)
