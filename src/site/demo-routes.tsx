import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { anyone } from '../core/web/access.ts'
import type { Services } from '../core/web/services.ts'
import { categories, categoryName } from '../domains/directory/public.ts'
import { system } from '../kit/db/actor.ts'
import { StyleGuide } from '../kit/html/style-guide.tsx'
import { readQuery } from '../kit/http/forms.ts'
import { DemoMailPage } from './demo-mail-page.tsx'
import { t } from './words.ts'

/** What only the demo shows: the style guide, and the mail that was not sent. */
export const demoRoutes = (app: FastifyInstance, { config, db }: Services) => {
  const open = { config: { access: anyone } }
  app.get('/demo/stil', open, async (_request, reply) =>
    reply.page({ title: t('style_title'), body: <StyleGuide /> }),
  )
  app.get('/demo/stil/forslag', open, async request => {
    const { q = '' } = readQuery(z.object({ q: z.string().toLowerCase().optional() }), request.query)
    return [...categories.keys()]
      .map(key => ({ value: key, label: categoryName(key) }))
      .filter(o => o.label.toLowerCase().includes(q))
      .slice(0, 8)
  })
  app.get('/demo/post', open, async (_request, reply) => {
    const mails = await db.inActor(system('demo mail'), tx =>
      tx
        .selectFrom('core.mails')
        .select(['mail_id', 'to_address', 'subject', 'body_text', 'created_at'])
        .orderBy('created_at', 'desc')
        .limit(50)
        .execute(),
    )
    return reply.page({
      title: t('mail_title'),
      width: 'text',
      body: <DemoMailPage mails={config.smtpUrl ? [] : mails} />,
    })
  })
}
