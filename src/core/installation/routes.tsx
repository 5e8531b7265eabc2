import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { system } from '../../kit/db/actor.ts'
import { AppError, brokenConstraint } from '../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../kit/http/forms.ts'
import { onceOf } from '../../kit/http/once.ts'
import { readForm } from '../forms/read-form.ts'
import { list } from '../lists/list.ts'
import { onlyIf } from '../web/access.ts'
import type { Of } from '../web/parameters.ts'
import type { Services } from '../web/services.ts'
import { addParticipant, changeCover, inviteFirst, moveOrganisation } from './actions.ts'
import { NewParticipantPage } from './pages/new-participant.tsx'
import { ParticipantPage } from './pages/participant.tsx'
import { ParticipantsPage, participantColumns } from './pages/participants.tsx'
import { mayRunInstallation } from './policy.ts'
import { isParticipant, listedParticipants, type Participant, selectParticipant } from './queries.ts'
import { readBetween } from './read-between.ts'
import { readMunicipalities } from './read-municipalities.ts'
import { coverForm, inviteForm, type ListQuery, listQuery, newForm } from './schema.ts'
import { t } from './words.ts'

const home = '/administration/organisationer'

/** Which field a constraint is about. */
const taken: Record<string, FieldErrors> = {
  organisations_pkey: {},
  organisations_one_municipality: { municipalities: 'taken' },
  organisations_one_name: { name: 'taken' },
  organisations_orgnr_key: { orgnr: 'taken' },
  invitations_once: { email: 'invited' },
}

const hasRole: Record<string, FieldErrors> = { has_role: { email: 'has_role' } }

/** /administration/organisationer: who takes part in this installation. */
export const installationRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock, config } = services
  const own = { config: { access: onlyIf(mayRunInstallation) } }
  const site = { clock, config }
  // In the reader's language, hence anew for each page.
  const crumbs = () => [{ label: t('title'), href: home }]

  list<Participant, ListQuery>(app, services, {
    path: home,
    title: () => t('title'),
    access: own.config.access,
    // Of all organisations, hence as the system, here and below; who did it stands in the audit log.
    as: system('installation'),
    params: listQuery,
    from: (_tx, { params }) => listedParticipants(clock, params),
    orders: { namn: ['name'] },
    usual: 'namn',
    id: ['tenant_id'],
    columns: participantColumns,
    Body: ParticipantsPage,
  })

  const showNew = (reply: FastifyReply, form?: { typed: Typed; errors: FieldErrors }) =>
    reply.page(
      { title: t('new_title'), width: 'text', breadcrumbs: crumbs(), body: <NewParticipantPage {...form} /> },
      form ? 422 : 200,
    )

  app.get(`${home}/ny`, own, async (_request, reply) => showNew(reply))

  app.post(`${home}/ny`, own, async (request, reply) => {
    const form = readForm(newForm, request.body)
    const { codes, orgnr, errors: between } = readBetween(form.typed)
    const errors = { ...between, ...(form.ok ? {} : form.errors) }
    if (!form.ok || Object.keys(errors).length > 0) return showNew(reply, { typed: form.typed, errors })
    const { kind, name, email } = form.data
    const once = onceOf(form.typed)
    try {
      await db.inActor(system('installation'), async tx => {
        const made = { once, kind, name, orgnr, codes }
        const tenantId = await addParticipant(tx, request.actor, clock, made)
        await inviteFirst(tx, request.actor, site, { once: onceOf(), tenantId, kind, email })
      })
    } catch (error) {
      const about = taken[brokenConstraint(error) ?? '']
      if (about === undefined) throw error
      if (await db.inActor(system('installation'), tx => isParticipant(tx, once)))
        return reply.done(home, t('added'))
      return showNew(reply, { typed: form.typed, errors: about })
    }
    return reply.done(home, t('added'))
  })

  const show = async (
    request: FastifyRequest<Of<'organisation'>>,
    reply: FastifyReply,
    form?: { typed: Typed; errors: FieldErrors },
  ) => {
    const participant = await db.inActor(system('installation'), tx =>
      selectParticipant(tx, clock, request.params.organisation),
    )
    const body = <ParticipantPage participant={participant} {...form} />
    return reply.page(
      { title: participant.name, width: 'text', breadcrumbs: crumbs(), body },
      form ? 422 : 200,
    )
  }

  app.get<Of<'organisation'>>(`${home}/:organisation`, own, async (request, reply) => show(request, reply))

  app.post<Of<'organisation'>>(`${home}/:organisation/kommuner`, own, async (request, reply) => {
    const form = readForm(coverForm, request.body)
    if (!form.ok) return show(request, reply, form)
    const read = readMunicipalities(form.data.municipalities)
    const wrong = (code: string) =>
      show(request, reply, { typed: form.typed, errors: { municipalities: code } })
    if (!read.ok) return wrong(`unknown:${read.unknown}`)
    if (read.codes.length === 0) return wrong('some')
    const id = request.params.organisation
    await db.inActor(system('installation'), async tx => {
      await selectParticipant(tx, clock, id)
      await changeCover(tx, request.actor, clock, id, read.codes)
    })
    return reply.done(`${home}/${id}`, t('cover_saved'))
  })

  app.post<Of<'organisation'>>(`${home}/:organisation/bjud-in`, own, async (request, reply) => {
    const form = readForm(inviteForm, request.body)
    if (!form.ok) return show(request, reply, form)
    const id = request.params.organisation
    const once = onceOf(form.typed)
    try {
      await db.inActor(system('installation'), async tx => {
        const { kind } = await selectParticipant(tx, clock, id)
        await inviteFirst(tx, request.actor, site, { once, tenantId: id, kind, email: form.data.email })
      })
    } catch (error) {
      const about = error instanceof AppError ? hasRole[error.code] : taken[brokenConstraint(error) ?? '']
      if (about === undefined) throw error
      return show(request, reply, { typed: form.typed, errors: about })
    }
    return reply.done(`${home}/${id}`, t('invited'))
  })

  for (const [way, move, said] of [
    ['avsluta', 'organisation_ended', 'ended'],
    ['angra', 'organisation_restored', 'restored'],
  ] as const)
    app.post<Of<'organisation'>>(`${home}/:organisation/${way}`, own, async (request, reply) => {
      const id = request.params.organisation
      const done = await db.inActor(system('installation'), async tx => {
        await selectParticipant(tx, clock, id)
        return moveOrganisation(tx, request.actor, clock, id, move)
      })
      return reply.done(`${home}/${id}`, done === 'done' ? t(said) : undefined)
    })
}
