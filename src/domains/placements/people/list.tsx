import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { list, type Shown } from '../../../core/lists/list.ts'
import { ListPage } from '../../../core/lists/page.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { Button } from '../../../kit/html/button.tsx'
import { one } from '../../../kit/http/forms.ts'
import { noteReading } from '../log.ts'
import { isSeated, placesPeople } from '../policy.ts'
import { personName, t } from '../words.ts'
import { NotSeated } from './pages/person-page.tsx'
import { type ListedPerson, listedPeople } from './queries.ts'

const query = z.object({
  q: one(z.string().trim().max(100).default('')),
  lage: one(z.enum(['oppna', 'avslutade']).default('oppna')),
})
type Query = z.output<typeof query>

const Body = ({ list: shown }: { list: Shown<ListedPerson, Query> }) => (
  <ListPage
    list={shown}
    lead={t('people_lead')}
    summary={t('people_count', { count: shown.page.totals.total })}
    search={t('search_people')}
    facets={[{ name: 'lage', label: t('state'), options: [{ value: 'avslutade', label: t('closed') }] }]}
    nothing={isSeated(shown.viewer) ? undefined : <NotSeated />}
    empty={{ title: t('people_none'), text: t('people_none_text') }}
    rowHref={person => `/insatser/personer/${person.person_id}`}
    actions={
      isSeated(shown.viewer) && (
        <Button href="/insatser/personer/ny" icon="plus">
          {t('new_person')}
        </Button>
      )
    }
  />
)

/** The people of the reader's area. The log says who was shown. */
export const peopleList = (app: FastifyInstance, services: Services) =>
  list<ListedPerson, Query>(app, services, {
    path: '/insatser/personer',
    title: () => t('people'),
    crumbs: () => [{ href: '/insatser', label: t('menu') }],
    access: onlyIf(placesPeople),
    params: query,
    from: (tx, { tenantId, params: { q, lage } }) =>
      listedPeople(tx, tenantId, { q, closed: lage === 'avslutade' }),
    orders: { namn: ['name?', 'number'], dag: ['next_on?', 'number'] },
    usual: 'namn',
    id: ['person_id'],
    columns: () => [
      { key: 'namn', label: t('name'), value: personName },
      { key: 'owner', label: t('owner'), value: person => person.owner, as: 'text', word: '' },
      { key: 'dag', label: t('next_day'), value: person => person.next_on, word: t('next_day_word') },
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
