import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { audit } from '../../../core/audit/audit.ts'
import { deleteFile, insertFile } from '../../../core/files/actions.ts'
import { anyone, signedIn } from '../../../core/web/access.ts'
import { refusalOf } from '../../../core/web/forms.ts'
import type { Services } from '../../../core/web/services.ts'
import { receiveUpload, type Upload } from '../../../core/web/upload.ts'
import { AppError, notFound } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { withoutPrivateData } from '../../../kit/http/image-private.ts'
import { imageType } from '../../../kit/http/image-type.ts'
import { isWholeImage } from '../../../kit/http/image-whole.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { enterpriseFor, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { followed } from '../enterprises/followed.ts'
import { type Enterprise, selectPictures } from '../enterprises/queries.ts'
import { mayEdit } from '../policy.ts'
import { t } from '../words.ts'
import { PicturesPage } from './pictures-page.tsx'

type FileParams = { Params: { slug: string; fileId: string } }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const largest = 5 * 1_048_576
const most = 6

const contentOf = async ({ pieces }: Upload): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(piece)
  const content = Buffer.concat(parts)
  if (content.length > largest)
    throw new AppError(413, 'too_large', 'A picture may hold five megabytes at most.')
  return content
}

const personalIn = (typed: Record<string, string | undefined>): FieldErrors => {
  const wrong = Object.entries(typed).map(([name, text = '']) => [name, refusalOf(name, text)] as const)
  return Object.fromEntries(wrong.flatMap(([name, code]) => (code === undefined ? [] : [[name, code]])))
}

/** Pictures of an enterprise: at most six, each with words for those who do not see it. */
export const pictureRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const show = async (
    reply: FastifyReply,
    e: Enterprise,
    typed: Typed,
    errors: FieldErrors,
    status: number,
  ) => {
    const pictures = await db.inActor(reply.request.actor, tx => selectPictures(tx, e.tenant_id))
    return reply.page(
      {
        title: t('pictures_title'),
        width: 'text',
        breadcrumbs: [{ href: `/foretag/${e.slug}`, label: e.name }],
        body: (
          <PicturesPage
            slug={e.slug}
            pictures={pictures}
            full={pictures.length >= most}
            typed={typed}
            errors={errors}
          />
        ),
      },
      status,
    )
  }
  const allowed = (request: FastifyRequest<SlugParams>) => enterpriseFor(db, request, mayEdit)

  app.get<SlugParams>('/foretag/:slug/bilder', { config: { access: signedIn } }, async (request, reply) =>
    show(reply, await allowed(request), {}, {}, 200),
  )

  app.post<SlugParams>('/foretag/:slug/bilder', { config: { access: signedIn } }, async (request, reply) => {
    const e = await allowed(request)
    const sent = await receiveUpload(request, largest + 1)
    const typed = { alt_sv: sent?.text('alt_sv'), alt_en: sent?.text('alt_en') }
    const fileId = onceOf({ [onceField]: sent?.text(onceField) })
    const content = sent ? await contentOf(sent) : Buffer.alloc(0)
    const begins = imageType(content)
    const type = begins !== undefined && isWholeImage(content, begins) ? begins : undefined
    const existing = await db.inActor(request.actor, tx => selectPictures(tx, e.tenant_id))
    const errors: FieldErrors = {
      ...(content.length === 0
        ? { picture: 'required' }
        : type === undefined
          ? { picture: begins === undefined ? 'not_picture' : 'broken_picture' }
          : {}),
      ...(!typed.alt_sv ? { alt_sv: 'required' } : typed.alt_sv.length > 300 ? { alt_sv: 'too_long' } : {}),
      ...personalIn(typed),
      ...(existing.filter(p => p.file_id !== fileId).length >= most ? { picture: 'too_many_pictures' } : {}),
    }
    if (Object.keys(errors).length > 0 || type === undefined) return show(reply, e, typed, errors, 422)
    await db.inActor(request.actor, async tx => {
      const isNew = await insertFile(tx, request.actor, clock.now(), {
        tenantId: e.tenant_id,
        fileId,
        name: `bild.${type.split('/')[1]}`,
        mediaType: type,
        content: withoutPrivateData(content, type),
        isPublic: true,
      })
      if (!isNew) return
      await tx
        .insertInto('directory.pictures')
        .values({
          tenant_id: e.tenant_id,
          ...followed(e.tenant_id),
          file_id: fileId,
          alt_sv: typed.alt_sv ?? '',
          alt_en: typed.alt_en?.slice(0, 300) ?? '',
          position: existing.length,
        })
        .execute()
      await audit(tx, request.actor, clock.now(), {
        tenantId: e.tenant_id,
        action: 'picture_added',
        objectType: 'enterprise',
        objectId: e.tenant_id,
      })
    })
    return reply.done(`/foretag/${e.slug}/bilder`, t('picture_saved'))
  })

  app.post<FileParams>(
    '/foretag/:slug/bilder/:fileId/ta-bort',
    { config: { access: signedIn } },
    async (request, reply) => {
      const e = await allowed(request)
      if (!uuid.test(request.params.fileId)) throw notFound()
      await db.inActor(request.actor, async tx => {
        if (!(await deleteFile(tx, e.tenant_id, request.params.fileId))) throw notFound()
        await audit(tx, request.actor, clock.now(), {
          tenantId: e.tenant_id,
          action: 'picture_removed',
          objectType: 'enterprise',
          objectId: e.tenant_id,
        })
      })
      return reply.done(`/foretag/${e.slug}/bilder`, t('picture_removed'))
    },
  )

  app.get<FileParams>(
    '/foretag/:slug/bilder/:fileId',
    { config: { access: anyone } },
    async (request, reply) => {
      if (!uuid.test(request.params.fileId)) throw notFound()
      const file = await db.inActor(request.actor, async tx => {
        const e = await selectEnterprise(tx, request.params.slug)
        const found = await tx
          .selectFrom('core.files')
          .select(['content', 'media_type'])
          .where('tenant_id', '=', e.tenant_id)
          .where('file_id', '=', request.params.fileId)
          .executeTakeFirst()
        return found && { ...found, isShown: e.published_at !== null }
      })
      if (file === undefined) throw notFound()
      // Until its profile is shown to all, a picture stays with whoever may see it.
      const kept = file.isShown ? 'public, max-age=86400' : 'private, no-store'
      return reply.type(file.media_type).header('cache-control', kept).send(file.content)
    },
  )
}
