import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { list, type Shown } from '../../core/lists/list.ts'
import { ListPage } from '../../core/lists/page.tsx'
import { onlyIf } from '../../core/web/access.ts'
import type { Services } from '../../core/web/services.ts'
import { containing } from '../../kit/db/containing.ts'
import { Button } from '../../kit/html/button.tsx'
import { one } from '../../kit/http/forms.ts'
import { keepsTools, seesTools } from './policy.ts'
import { tools } from './queries.ts'
import type { Tool } from './schema.ts'
import { t } from './words.ts'

const query = z.object({ q: one(z.string().trim().min(1).max(100).optional()) })

const stateOf = ({ lent_at, missed_at }: Tool) =>
  missed_at ? t('state_missed') : t(lent_at ? 'state_lent' : 'state_in')

const Body = ({ list: shown }: { list: Shown<Tool> }) => (
  <ListPage
    list={shown}
    summary={t('summary', { count: shown.page.totals.total })}
    search={t('search')}
    empty={{ title: t('none') }}
    rowHref={keepsTools(shown.viewer) ? tool => `/verktyg/${tool.tool_id}` : undefined}
    actions={
      keepsTools(shown.viewer) && (
        <>
          <Button href="/verktyg/nytt">{t('new')}</Button>
          <Button href="/verktyg/las-in" tone="secondary">
            {t('title')}
          </Button>
        </>
      )
    }
  />
)

export const toolList = (app: FastifyInstance, services: Services) =>
  list<Tool, z.output<typeof query>>(app, services, {
    path: '/verktyg',
    title: () => t('tools'),
    access: onlyIf(seesTools),
    params: query,
    from: (tx, { tenantId, params: { q = '' } }) => tools(tx, tenantId).where('name', 'ilike', containing(q)),
    orders: { name: ['name'], lent: ['lent_at?'] },
    usual: 'name',
    id: ['tool_id'],
    columns: () => [
      { key: 'name', label: t('name'), value: tool => tool.name },
      { key: 'place', label: t('place'), value: tool => tool.place },
      { key: 'state', label: t('state'), value: stateOf },
      { key: 'lent', label: t('lent'), value: tool => tool.lent_at },
    ],
    Body,
  })
