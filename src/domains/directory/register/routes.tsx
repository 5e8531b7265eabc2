import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { list } from '../../../core/lists/list.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { selectEnterprise } from '../enterprises/access.ts'
import { selectProfile } from '../enterprises/queries.ts'
import { startPath, tasksOf } from '../onboarding/tasks.ts'
import { importsLists, keepsRegister, managesEnterprise } from '../policy.ts'
import { t } from '../words.ts'
import { countStewarded, type RegisterQuery, registerQuery, type Stewarded, stewarded } from './list.ts'
import { type RegisterMore, RegisterPage, registerColumns } from './register-page.tsx'

const access = onlyIf(keepsRegister)

/** What an organisation keeps in the register, and what of it needs care. */
export const stewardRoutes = (app: FastifyInstance, services: Services) => {
  list<Stewarded, RegisterQuery, RegisterMore, 'places'>(app, services, {
    path: '/registret',
    title: () => t('register_heading'),
    name: () => 'registret',
    access,
    params: registerQuery,
    more: async (tx, { viewer, tenantId }) => ({
      all: await countStewarded(tx, tenantId),
      place: viewer?.seat?.organisation ?? '',
      imports: importsLists(viewer),
    }),
    from: (_tx, { tenantId, params, now }) => stewarded(tenantId, params, now),
    sums: { places: sql<number>`count(distinct municipality)::int` },
    orders: { name: ['name'], municipality: ['municipality'], confirmed: ['confirmed_at'] },
    usual: 'confirmed',
    id: ['tenant_id'],
    columns: ({ now }) => registerColumns(now),
    Body: RegisterPage,
  })

  app.get(
    '/vart-foretag',
    {
      config: {
        access: onlyIf(
          v => v.seat?.organisationKind === 'social_enterprise' && v.seat.role !== 'participant',
        ),
      },
    },
    async (request, reply) => {
      const profile = await services.db.inActor(request.actor, async tx => {
        const { slug } = await tx
          .selectFrom('directory.enterprises')
          .select('slug')
          .where('tenant_id', '=', tenantOf(request))
          .executeTakeFirstOrThrow(notFound)
        return selectProfile(tx, await selectEnterprise(tx, slug))
      })
      const at = `/foretag/${profile.enterprise.slug}`
      if (!managesEnterprise(request.viewer)) return reply.done(`${at}/platser`)
      const isBegun = tasksOf(profile, services.clock.now()).every(task => task.done || !task.needed)
      return reply.done(isBegun ? at : startPath)
    },
  )
}
