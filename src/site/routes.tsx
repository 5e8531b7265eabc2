import type { FastifyInstance } from 'fastify'
import { installationPicture } from '../core/installation/state.tsx'
import { comingFor, pictureFor, waitingFor } from '../core/notices/notices.ts'
import { organisationNotices } from '../core/organisations/notices.ts'
import { anyone, signedIn } from '../core/web/access.ts'
import type { Domain } from '../core/web/domain.ts'
import { queryOf, readerOf } from '../core/web/request.ts'
import { pageAt } from '../core/web/routes.ts'
import type { Services } from '../core/web/services.ts'
import { categoryGroups, countRegister } from '../domains/directory/public.ts'
import { selectOpenBetween } from '../domains/needs/public.ts'
import { notFound } from '../kit/http/errors.ts'
import type { Locale } from '../kit/text/locale.ts'
import { locale } from '../kit/text/locale.ts'
import { canDo } from './can-do.ts'
import { demoRoutes } from './demo-routes.tsx'
import { HomePage } from './home-page.tsx'
import { makeMetrics, mayMeasure } from './metrics.ts'
import { MyDayPage } from './my-day-page.tsx'
import { ProsePage, type Written } from './prose.tsx'
import { makeReadiness } from './readiness.ts'
import { valueWatch } from './value-watch.ts'
import { t } from './words.ts'
import { about } from './written/about.ts'
import { accessibility } from './written/accessibility.ts'
import { privacy } from './written/privacy.ts'

const written: Record<string, Record<Locale, Written>> = {
  '/om': about,
  '/tillganglighet': accessibility,
  '/integritet': privacy,
}

/** Needs on the first page. */
const needsShown = 6

export const siteRoutes = (app: FastifyInstance, services: Services, domains: readonly Domain[]) => {
  const { config, db, clock } = services
  const notices = [...organisationNotices, ...domains.flatMap(domain => domain.notices ?? []), valueWatch]
  const coming = domains.flatMap(domain => domain.coming ?? [])
  // Those that stand on others first: of two pictures theirs says more.
  const pictures = [installationPicture, ...domains.toReversed().flatMap(domain => domain.pictures ?? [])]
  const open = { config: { access: anyone } }
  app.get('/healthz', open, async () => ({ status: 'ok' }))
  const readiness = makeReadiness(services)
  app.get('/readyz', open, async (_request, reply) => {
    const fault = await readiness()
    return fault === undefined ? { status: 'ok' } : reply.code(503).send({ status: fault })
  })
  const metrics = makeMetrics(app, db)
  app.get('/metrics', open, async (request, reply) => {
    if (!mayMeasure(request, config.metricsToken)) throw notFound()
    return reply.type('text/plain; version=0.0.4').send(metrics())
  })

  pageAt(app, services, '/', anyone, async tx => {
    const today = clock.today()
    const inAYear = today.with({ day: 1 }).add({ years: 1 })
    const told = {
      counts: await countRegister(tx),
      open: await selectOpenBetween(tx, today, inAYear, needsShown),
    }
    return {
      title: t('home_title'),
      description: t('home_lead'),
      body: <HomePage {...told} today={today} groups={categoryGroups} />,
    }
  })
  for (const [path, text] of Object.entries(written)) {
    app.get(path, open, async (_request, reply) =>
      reply.page({
        title: text[locale()].title,
        description: text[locale()].lead,
        width: 'text',
        body: <ProsePage text={text} />,
      }),
    )
  }
  app.get('/hem', { config: { access: signedIn } }, async (request, reply) => {
    const viewer = readerOf(request)
    const told = await db.inActor(request.actor, async tx => ({
      items: await waitingFor(tx, viewer, clock, notices),
      coming: await comingFor(tx, viewer, clock, coming),
    }))
    const shown = {
      ...told,
      picture: await pictureFor(services, request.actor, viewer, pictures),
      can: viewer.seat === null ? undefined : canDo(viewer.seat),
      all: queryOf(request).get('alla') === '1',
    }
    return reply.page({
      title: t('my_day_title'),
      body: <MyDayPage name={viewer.name} {...shown} today={clock.today()} />,
    })
  })
  if (config.demo) demoRoutes(app, services)
}
