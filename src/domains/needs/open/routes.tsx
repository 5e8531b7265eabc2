import type { FastifyInstance } from 'fastify'
import { list } from '../../../core/lists/list.ts'
import { anyone } from '../../../core/web/access.ts'
import { pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { NeedExtras } from '../needs/extras.ts'
import { t } from '../needs/words.ts'
import { openColumns } from './columns.ts'
import { OpenNeedPage } from './pages/open-need-page.tsx'
import { OpenNeedsPage } from './pages/open-needs-page.tsx'
import {
  narrowedOpen,
  type OpenChoices,
  type OpenNeed,
  type OpenQuery,
  openQuery,
  selectOpenChoices,
  selectPublished,
} from './queries.ts'

/** What municipalities are about to buy and have chosen to tell: for everybody, signed in or not. */
export const openRoutes = (app: FastifyInstance, services: Services, extras: NeedExtras) => {
  list<OpenNeed, OpenQuery, OpenChoices>(app, services, {
    path: '/behov',
    title: () => t('open_title'),
    name: () => t('file_open'),
    description: () => t('open_lead'),
    access: anyone,
    params: openQuery,
    more: selectOpenChoices,
    from: (tx, { params }) => narrowedOpen(tx, params),
    orders: { visat: ['opened_at'] },
    usual: '-visat',
    id: ['need_id'],
    columns: () => openColumns(services.config.publicUrl),
    Body: OpenNeedsPage,
    open: true,
  })

  pageAt<'need'>(app, services, '/behov/:need', anyone, async (tx, request) => {
    const need = await selectPublished(tx, request.params.need)
    const inquiries = await extras(tx, { tenantId: need.tenant_id, needId: need.need_id })
    return {
      title: need.title,
      description: need.description.slice(0, 160),
      breadcrumbs: [{ href: '/behov', label: t('open_title') }],
      body: <OpenNeedPage need={need} inquiries={inquiries} />,
    }
  })
}
