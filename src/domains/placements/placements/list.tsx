import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { list, type Shown } from '../../../core/lists/list.ts'
import { ListPage } from '../../../core/lists/page.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { Button } from '../../../kit/html/button.tsx'
import { many, one } from '../../../kit/http/forms.ts'
import { openPlaces } from '../../directory/public.ts'
import { noteReading } from '../log.ts'
import { NotSeated } from '../people/pages/person-page.tsx'
import { isSeated, placesPeople } from '../policy.ts'
import { personName, t } from '../words.ts'
import { PlacementState, stateName } from './pages/placement-table.tsx'
import { listedPlacements, type Placement } from './queries.ts'

const query = z.object({
  q: one(z.string().trim().max(100).default('')),
  lage: one(z.enum(['pagar', 'avslutade', 'alla']).default('pagar')),
  slag: many(z.string().max(40)),
})
type Query = z.output<typeof query>

const Body = ({ list: shown }: { list: Shown<Placement, Query> }) => (
  <ListPage
    list={shown}
    lead={t('placements_lead')}
    summary={t('placements_count', { count: shown.page.totals.total })}
    search={t('search_placements')}
    facets={[
      {
        name: 'slag',
        label: t('kind'),
        options: openPlaces.facts.kinds.map(kind => ({
          value: kind,
          label: openPlaces.words.kindName(kind),
        })),
      },
      {
        name: 'lage',
        label: t('state'),
        options: [
          { value: 'avslutade', label: t('closed') },
          { value: 'alla', label: t('all') },
        ],
      },
    ]}
    nothing={isSeated(shown.viewer) ? undefined : <NotSeated />}
    empty={{ title: t('placements_none'), text: t('placements_none_text') }}
    rowHref={row => `/insatser/${row.placement_id}`}
    actions={
      isSeated(shown.viewer) && (
        <>
          <Button href="/insatser/personer">{t('people')}</Button>
          <Button href="/insatser/personer/ny" tone="secondary" icon="plus">
            {t('new_person')}
          </Button>
        </>
      )
    }
  />
)

/** What goes on in the reader's area, the next day first. */
export const placementList = (app: FastifyInstance, services: Services) =>
  list<Placement, Query>(app, services, {
    path: '/insatser',
    title: () => t('menu'),
    access: onlyIf(placesPeople),
    params: query,
    from: (tx, { tenantId, params }) => listedPlacements(tx, tenantId, params),
    orders: {
      dag: ['next_on?'],
      namn: ['name?', 'number'],
      foretag: ['enterprise_name'],
      start: ['starts_on'],
    },
    usual: 'dag',
    id: ['placement_id'],
    columns: () => [
      { key: 'namn', label: t('name'), value: personName },
      { key: 'foretag', label: t('enterprise'), value: row => row.enterprise_name, as: 'text', word: '' },
      { key: 'kind', label: t('kind'), value: row => openPlaces.words.kindName(row.kind), as: 'wide' },
      {
        key: 'state',
        label: t('state'),
        value: row => stateName(row.state),
        cell: row => <PlacementState state={row.state} />,
        as: 'pill',
      },
      { key: 'start', label: t('starts'), value: row => row.starts_on, word: t('from_word') },
      { key: 'dag', label: t('next_day'), value: row => row.next_on, word: t('next_day_word') },
    ],
    seen: (tx, { request, now }, rows) =>
      noteReading(
        tx,
        request,
        now,
        'participants',
        rows.map(row => row.person_id),
      ),
    Body,
  })
