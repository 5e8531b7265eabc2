import type { FastifyInstance } from 'fastify'
import { list } from '../../../core/lists/list.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { seesRows, seesSpend } from '../policy.ts'
import { precedentColumns } from './pages/precedent-columns.tsx'
import { PrecedentPage } from './pages/precedent-page.tsx'
import { PrecedentsPage } from './pages/precedents-page.tsx'
import { countPrecedents, type PrecedentCounts, precedents, selectPrecedent } from './queries.ts'
import { listPath, type Precedent, type PrecedentQuery, plainTitle, precedentQuery } from './schema.ts'
import { t } from './words.ts'

const access = onlyIf(seesSpend)

/** What other municipalities have procured: reserved ones first, then the newest; and each by itself. */
export const precedentsRoutes = (app: FastifyInstance, services: Services) => {
  list<Precedent, PrecedentQuery, PrecedentCounts>(app, services, {
    path: listPath,
    title: () => t('title'),
    name: () => 'forebilder',
    access,
    params: precedentQuery,
    more: (tx, { params }) => countPrecedents(tx, params),
    from: (tx, { params }) => precedents(tx, params).selectAll(),
    orders: { reserverade: ['reserved', 'published_on'] },
    usual: '-reserverade',
    id: ['precedent_id'],
    columns: precedentColumns,
    Body: PrecedentsPage,
  })

  pageAt<'precedent'>(app, services, `${listPath}/:precedent`, access, async (tx, { params, viewer }) => {
    const precedent = await selectPrecedent(tx, params.precedent)
    return {
      title: plainTitle(precedent.title),
      breadcrumbs: [{ href: listPath, label: t('title') }],
      body: <PrecedentPage precedent={precedent} mayNeed={seesRows(viewer)} />,
    }
  })
}
