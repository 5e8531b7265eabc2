import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { anyone, signedIn } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import type { Services } from '../../../core/web/services.ts'
import { receiveUpload, type Upload } from '../../../core/web/upload.ts'
import { system } from '../../../kit/db/actor.ts'
import { AppError, notFound } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, type Typed } from '../../../kit/http/forms.ts'
import { withoutPrivateData } from '../../../kit/http/image-private.ts'
import { imageType } from '../../../kit/http/image-type.ts'
import { isWholeImage } from '../../../kit/http/image-whole.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { enterpriseFor, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { type Enterprise, selectPictures } from '../enterprises/queries.ts'
import { mayEdit } from '../policy.ts'
import { t } from '../words.ts'
import { deletePicture, insertPicture, most } from './actions.ts'
import { PicturesPage } from './pictures-page.tsx'

type FileParams = Of<'slug' | 'picture'>
const largest = 5 * 1_048_576
/** Who may is asked first; the file itself only its enterprise may write, and its steward writes for it. */
const pictures = system('pictures of an enterprise')

const contentOf = async ({ pieces }: Upload): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(piece)
  const content = Buffer.concat(parts)
  if (content.length > largest)
    throw new AppError(413, 'too_large', 'A picture may hold five megabytes at most.')
  return content
}

const words = z.object({ alt_sv: field.text(300), alt_en: field.text(300).default('') })

/** What kind of picture a file is, or what is wrong with it. */
const read = (content: Buffer) => {
  const begins = imageType(content)
  if (begins !== undefined && isWholeImage(content, begins)) return { type: begins }
  return {
    wrong: content.length === 0 ? 'required' : begins === undefined ? 'not_picture' : 'broken_picture',
  }
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
    const shown = await db.inActor(reply.request.actor, tx => selectPictures(tx, e.tenant_id))
    return reply.page(
      {
        title: t('pictures_title'),
        width: 'text',
        breadcrumbs: [{ href: `/foretag/${e.slug}`, label: e.name }],
        body: (
          <PicturesPage
            slug={e.slug}
            pictures={shown}
            full={shown.length >= most}
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
    const form = readForm(words, { alt_sv: sent?.text('alt_sv'), alt_en: sent?.text('alt_en') })
    const content = sent ? await contentOf(sent) : Buffer.alloc(0)
    const { type, wrong } = read(content)
    if (!form.ok || type === undefined) {
      const errors = { ...(form.ok ? {} : form.errors), ...(wrong ? { picture: wrong } : {}) }
      return show(reply, e, form.typed, errors, 422)
    }
    const picture = {
      fileId: onceOf({ [onceField]: sent?.text(onceField) }),
      mediaType: type,
      content: withoutPrivateData(content, type),
      ...form.data,
    }
    try {
      await db.inActor(pictures, tx => insertPicture(tx, request.actor, clock.now(), e.tenant_id, picture))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'too_many_pictures') throw error
      return show(reply, e, form.typed, { picture: error.code }, 422)
    }
    return reply.done(`/foretag/${e.slug}/bilder`, t('picture_saved'))
  })

  app.post<FileParams>(
    '/foretag/:slug/bilder/:picture/ta-bort',
    { config: { access: signedIn } },
    async (request, reply) => {
      const e = await allowed(request)
      const fileId = request.params.picture
      await db.inActor(pictures, tx => deletePicture(tx, request.actor, clock.now(), e.tenant_id, fileId))
      return reply.done(`/foretag/${e.slug}/bilder`, t('picture_removed'))
    },
  )

  app.get<FileParams>(
    '/foretag/:slug/bilder/:picture',
    { config: { access: anyone } },
    async (request, reply) => {
      const fileId = request.params.picture
      const file = await db.inActor(request.actor, async tx => {
        const e = await selectEnterprise(tx, request.params.slug)
        const found = await tx
          .selectFrom('core.files')
          .select(['content', 'media_type'])
          .where('tenant_id', '=', e.tenant_id)
          .where('file_id', '=', fileId)
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
