import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, readQuery, type Typed } from '../../../kit/http/forms.ts'
import { isId } from '../../../kit/http/ids.ts'
import { onceOf } from '../../../kit/http/once.ts'
import { demand, enterpriseFor, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { holdEnterprise } from '../enterprises/followed.ts'
import { keepsRegister, mayReview } from '../policy.ts'
import { mergeEnterprises, partEnterprises } from './actions.ts'
import { type Detail, detailsOf } from './details.ts'
import { obstacleOf } from './obstacle.ts'
import { CannotPart } from './pages/cannot-part.tsx'
import { ChoosePage } from './pages/choose-page.tsx'
import { MergePage } from './pages/merge-page.tsx'
import { type Pair, selectOthers, selectPair } from './queries.ts'
import { t } from './words.ts'

type PairParams = { Params: { slug: string; other: string } }
const access = onlyIf(keepsRegister)
const searchQuery = z.object({ q: z.string().max(200).optional() })
const partForm = z.object({ merge_id: z.string() })

const crumbs = (e: { slug: string; name: string }) => [
  { href: '/registret', label: t('register') },
  { href: `/foretag/${e.slug}`, label: e.name },
]

/** Which word holds in each detail where both have their own. */
const choices = (asked: readonly Detail[]) =>
  z.object({
    version: field.version(),
    ...Object.fromEntries(asked.map(({ key }) => [key, z.enum(['kept', 'other'])])),
  })

/** An enterprise that keeps its own words has them: what it never said is filled in. */
const asksOf = ({ kept }: Pair, details: readonly Detail[]) =>
  kept.enterprise.claimed_at === null ? details.filter(d => d.asks) : []

/** Both are looked at as one: the version rises with either. */
const versionOf = ({ kept, other }: Pair) => kept.enterprise.version + other.enterprise.version

/** Two listings of one enterprise become one, and can be parted again. */
export const mergeRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  pageAt<'slug'>(app, services, '/foretag/:slug/sla-ihop', access, async (tx, { params, viewer, query }) => {
    const enterprise = await selectEnterprise(tx, params.slug)
    demand(mayReview(viewer, enterprise))
    const { q } = readQuery(searchQuery, query)
    const others = await selectOthers(tx, enterprise, q)
    const title = t('choose_title', { name: enterprise.name })
    const body = <ChoosePage enterprise={enterprise} others={others} q={q} />
    return { title, width: 'text', breadcrumbs: crumbs(enterprise), body }
  })

  type Asked = {
    actor: Parameters<typeof db.inActor>[0]
    viewer: Viewer | null
    params: PairParams['Params']
  }
  const selectBoth = async (tx: Tx, { viewer, params }: Asked) => {
    const kept = await selectEnterprise(tx, params.slug)
    demand(mayReview(viewer, kept))
    const other = await selectEnterprise(tx, params.other)
    demand(mayReview(viewer, other))
    return { kept, other }
  }
  /** As far as the reader sees them; then, as the system, who acts for them and all that hangs on them. */
  const pairOf = async (request: Asked): Promise<Pair> => {
    const { kept, other } = await db.inActor(request.actor, tx => selectBoth(tx, request))
    return db.inActor(system('merge enterprises'), tx => selectPair(tx, clock, kept, other))
  }
  type Shown = { typed?: Typed; errors?: FieldErrors; changed?: boolean }
  const show = (reply: FastifyReply, pair: Pair, status: 200 | 409 | 422, shown: Shown = {}) => {
    const details = detailsOf(pair.kept, pair.other)
    const { typed = {}, errors = {}, changed = false } = shown
    const page = {
      pair,
      details,
      asks: asksOf(pair, details),
      obstacle: obstacleOf(pair),
      changed,
      typed,
      errors,
    }
    const body = <MergePage {...page} once={onceOf(typed)} version={versionOf(pair)} />
    const title = t('title', { name: pair.kept.enterprise.name })
    return reply.page({ title, width: 'text', breadcrumbs: crumbs(pair.kept.enterprise), body }, status)
  }

  app.get<PairParams>('/foretag/:slug/sla-ihop/:other', { config: { access } }, async (request, reply) =>
    show(reply, await pairOf(request), 200),
  )

  /** What was sent is judged once more with both held: by who may, what is in the way, and what was read. */
  const merge = async (tx: Tx, request: Asked & { body: unknown }) => {
    const { actor } = request
    if (actor.kind !== 'person') throw notFound()
    const seen = await selectBoth(tx, request)
    for (const id of [seen.kept.tenant_id, seen.other.tenant_id].sort()) await holdEnterprise(tx, id)
    const both = await selectBoth(tx, request)
    const pair = await selectPair(tx, clock, both.kept, both.other)
    const details = detailsOf(pair.kept, pair.other)
    const asks = asksOf(pair, details)
    const form = readForm(choices(asks), request.body)
    const shown = { typed: form.typed, errors: form.ok ? {} : form.errors }
    if (obstacleOf(pair) !== undefined) return { status: 422, shown } as const
    if (Number(form.typed['version']) !== versionOf(pair))
      return { status: 409, shown: { typed: form.typed, changed: true } } as const
    if (!form.ok) return { status: 422, shown } as const
    const chosen = form.data as Record<string, unknown>
    const taken = details.filter(d => d.fills || chosen[d.key] === 'other').map(d => d.key)
    await mergeEnterprises(tx, actor, clock, { ...both, mergeId: onceOf(form.typed) }, taken)
    return both
  }
  app.post<PairParams>('/foretag/:slug/sla-ihop/:other', { config: { access } }, async (request, reply) => {
    await pairOf(request)
    const done = await db.inActor(system('merge enterprises'), tx => merge(tx, request))
    if ('status' in done) return show(reply, await pairOf(request), done.status, done.shown)
    return reply.done(
      `/foretag/${done.kept.slug}`,
      t('merged', { kept: done.kept.name, other: done.other.name }),
    )
  })

  app.post<SlugParams>('/foretag/:slug/dela-igen', { config: { access } }, async (request, reply) => {
    const { actor } = request
    const enterprise = await enterpriseFor(db, request, mayReview)
    const form = readForm(partForm, request.body)
    if (actor.kind !== 'person' || !form.ok || !isId(form.data.merge_id)) throw notFound()
    const done = await db.inActor(system('part enterprises'), async tx => {
      await holdEnterprise(tx, enterprise.tenant_id)
      return partEnterprises(tx, actor, clock, enterprise.tenant_id, form.data.merge_id)
    })
    if (done === 'unknown') throw notFound()
    if (done === 'done') return reply.done(`/foretag/${enterprise.slug}`, t('parted'))
    const body = <CannotPart enterprise={enterprise} why={done} />
    return reply.page({ title: t('cannot_part'), width: 'text', breadcrumbs: crumbs(enterprise), body }, 422)
  })
}
