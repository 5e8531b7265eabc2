import type { FastifyInstance } from 'fastify'
import { list } from '../../../core/lists/list.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { seesSpend } from '../policy.ts'
import { precedentColumns } from './pages/precedent-columns.tsx'
import { PrecedentsPage } from './pages/precedents-page.tsx'
import { countPrecedents, type PrecedentCounts, precedents } from './queries.ts'
import { type Precedent, type PrecedentQuery, precedentQuery } from './schema.ts'
import { t } from './words.ts'

/** What other municipalities have procured: reserved ones first, then the newest. */
export const precedentsRoutes = (app: FastifyInstance, services: Services) =>
  list<Precedent, PrecedentQuery, PrecedentCounts>(app, services, {
    path: '/inkop/forebilder',
    title: () => t('title'),
    name: () => 'forebilder',
    access: onlyIf(seesSpend),
    params: precedentQuery,
    more: (tx, { params }) => countPrecedents(tx, params),
    from: (tx, { params }) => precedents(tx, params).selectAll(),
    orders: { reserverade: ['reserved', 'published_on'] },
    usual: '-reserverade',
    id: ['precedent_id'],
    columns: precedentColumns,
    Body: PrecedentsPage,
  })
