import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '../../../kit/clock.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { brokenConstraint, conflict } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { readForm } from '../../forms/read-form.ts'
import { anyone } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import { acceptAs, acceptAsNew, selectOpenInvitation } from '../accept-invitation.ts'
import type { Identity } from '../identity.ts'
import { InvitationPage } from '../pages/invitation.tsx'
import { selectOptionalPersonByEmail } from '../persons.ts'
import { nameForm } from '../schema.ts'
import { placesOf } from '../settle.ts'
import { t } from '../words.ts'
import { keepCookies } from './answer.ts'

/** The way in for somebody who was asked to: the mail's link, a name, and they are a member. */
export const invitationRoutes = (
  app: FastifyInstance,
  { db, clock }: Services,
  { letIn, methods }: Identity,
) => {
  const open = { config: { access: anyone } }

  /** Every assignment has ended, so that nobody signs in to say yes; the account itself has not. */
  const hasLeft = async (tx: Tx, clock: Clock, owner: { person_id: string; ended_at: unknown }) => {
    const places = await placesOf(tx, clock, owner.person_id)
    return owner.ended_at === null && places.length > 0 && !places.some(place => place.holds)
  }

  const show = async (
    request: FastifyRequest<Of<'invited'>>,
    typed: Typed = {},
    errors: FieldErrors = {},
  ) => {
    const { invited: token } = request.params
    const { invitation, owner, left } = await db.inActor(system('invitation'), async tx => {
      const found = await selectOpenInvitation(tx, clock, token)
      const owner = await selectOptionalPersonByEmail(tx, found.email)
      return { invitation: found, owner, left: owner && (await hasLeft(tx, clock, owner)) }
    })
    const me = request.viewer?.personId
    const reader = me
      ? owner?.person_id === me
        ? 'own'
        : 'other'
      : owner
        ? left
          ? 'back'
          : 'known'
        : 'new'
    const body = (
      <InvitationPage token={token} invitation={invitation} reader={reader} typed={typed} errors={errors} />
    )
    return {
      reader,
      owner,
      page: {
        title: t('invitation_title', { organisation: invitation.organisation }),
        width: 'text' as const,
        body,
      },
    }
  }

  app.get<Of<'invited'>>('/inbjudan/:invited', open, async (request, reply) =>
    reply.page((await show(request)).page),
  )

  app.post<Of<'invited'>>('/inbjudan/:invited', open, async (request, reply) => {
    const { invited: token } = request.params
    const { reader, owner, page } = await show(request)
    if (reader === 'known' || reader === 'other') return reply.page(page, 403)
    if (reader === 'own' && request.viewer) {
      const { viewer } = request
      const membershipId = await db.inActor(system('invitation'), tx =>
        acceptAs(tx, clock, token, viewer.personId),
      )
      await methods.chooseSeat(viewer, membershipId)
      return reply.done('/hem', t('invitation_accepted'))
    }
    if (reader === 'back' && owner) {
      await db.inActor(system('invitation'), tx => acceptAs(tx, clock, token, owner.person_id))
      return reply.done('/logga-in', t('invitation_accepted_back'))
    }
    const form = readForm(nameForm, request.body)
    if (!form.ok) return reply.page((await show(request, form.typed, form.errors)).page, 422)
    // Two invitations to the same new person, answered at once: the database makes one person, the other tries again.
    const personId = await db
      .inActor(system('invitation'), tx => acceptAsNew(tx, clock, token, form.data.name))
      .catch((error: unknown) => {
        throw brokenConstraint(error) === undefined ? error : conflict()
      })
    const cookies = (await letIn(request, personId, 'invitation')) ?? []
    return keepCookies(reply, cookies).done('/installningar', t('invitation_accepted_new'))
  })
}
