import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { receiveUpload } from '../../../core/web/upload.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { importsLists } from '../policy.ts'
import { UploadPage } from './pages/upload-page.tsx'
import { selectArea, selectImports } from './queries.ts'
import { receiveFile } from './receive.ts'
import { importLimits } from './schema.ts'
import { t } from './words.ts'

const access = onlyIf(importsLists)

export const uploadRoutes = (app: FastifyInstance, { db, clock, secret }: Services) => {
  const show = async (request: FastifyRequest, reply: FastifyReply, error?: string, status = 200) => {
    const tenantId = request.viewer?.seat?.tenantId ?? ''
    const [imports, area] = await db.inActor(request.actor, async tx => [
      await selectImports(tx, tenantId),
      await selectArea(tx, tenantId),
    ])
    return reply.page(
      {
        title: t('title'),
        breadcrumbs: [{ href: '/registret', label: t('crumb_register') }],
        body: <UploadPage imports={imports} area={area} error={error} />,
      },
      status,
    )
  }

  app.get('/registret/las-in', { config: { access } }, (request, reply) => show(request, reply))

  app.post('/registret/las-in', { config: { access } }, async (request, reply) => {
    const { seat, personId } = request.viewer ?? {}
    const file = await receiveUpload(request, importLimits.bytes + 1)
    if (file === undefined || !seat) return show(request, reply, t('problem_missing'), 422)
    const by = {
      tenantId: seat.tenantId,
      createdBy: personId ?? null,
      membershipId: seat.membershipId,
      now: clock.now(),
      secret,
    }
    try {
      const made = await receiveFile(work => db.inActor(request.actor, work), by, file.pieces, file.fileName)
      return reply.done(`/registret/las-in/${made.importId}`)
    } catch (error) {
      file.drop()
      if (!(error instanceof TableError)) throw error
      return show(request, reply, t(`problem_${error.problem}`), error.status)
    }
  })
}
