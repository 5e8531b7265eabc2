import type { FastifyInstance } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { sendTable } from '../../../core/web/send-table.ts'
import type { Services } from '../../../core/web/services.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { selectStewarded } from '../enterprises/queries.ts'
import { importsLists, keepsRegister, managesEnterprise } from '../policy.ts'
import { t } from '../words.ts'
import { listOf, registerColumns, registerQuery } from './list.ts'
import { RegisterPage } from './register-page.tsx'

const access = onlyIf(keepsRegister)

/** What an organisation keeps in the register, and what of it needs care. */
export const stewardRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  app.get('/registret', { config: { access } }, async (request, reply) => {
    const rows = await db.inActor(request.actor, tx =>
      selectStewarded(tx, request.viewer?.seat?.tenantId ?? ''),
    )
    const params = readQuery(registerQuery, request.query)
    const query = new URLSearchParams(request.url.split('?')[1])
    query.delete('lang')
    const place = request.viewer?.seat?.organisation ?? ''
    return reply.page({
      title: t('register_heading'),
      body: (
        <RegisterPage
          rows={listOf(rows, params, clock.now())}
          all={rows.length}
          params={params}
          query={query}
          now={clock.now()}
          place={place}
          imports={request.viewer !== null && importsLists(request.viewer)}
        />
      ),
    })
  })

  for (const format of ['csv', 'xlsx'] as const) {
    app.get(`/registret.${format}`, { config: { access } }, async (request, reply) => {
      const rows = await db.inActor(request.actor, tx =>
        selectStewarded(tx, request.viewer?.seat?.tenantId ?? ''),
      )
      const params = readQuery(registerQuery, request.query)
      return sendTable(
        reply,
        { name: 'registret', columns: registerColumns(clock.now()), rows: listOf(rows, params, clock.now()) },
        format,
      )
    })
  }

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
      const own = await db.inActor(request.actor, tx =>
        tx
          .selectFrom('directory.enterprises')
          .select('slug')
          .where('tenant_id', '=', request.viewer?.seat?.tenantId ?? '')
          .executeTakeFirst(),
      )
      if (own === undefined) throw notFound()
      return reply.done(
        request.viewer && managesEnterprise(request.viewer)
          ? `/foretag/${own.slug}`
          : `/foretag/${own.slug}/platser`,
      )
    },
  )
}
