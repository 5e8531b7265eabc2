import type { FastifyInstance, FastifyRequest } from 'fastify'
import { system } from '../../../kit/db/actor.ts'
import { brokenConstraint, conflict } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { anyone } from '../../web/access.ts'
import { readForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { acceptAs, acceptAsNew, selectOpenInvitation } from '../accept-invitation.ts'
import type { Identity } from '../identity.ts'
import { InvitationPage } from '../pages/invitation.tsx'
import { selectOptionalPersonByEmail } from '../persons.ts'
import { nameForm } from '../schema.ts'
import { t } from '../words.ts'

type Token = { Params: { token: string } }

/** The way in for somebody who was asked to: the mail's link, a name, and they are a member. */
export const invitationRoutes = (
  app: FastifyInstance,
  { db, clock }: Services,
  { sessionFor, methods }: Identity,
) => {
  const open = { config: { access: anyone } }

  const show = async (request: FastifyRequest<Token>, typed: Typed = {}, errors: FieldErrors = {}) => {
    const { token } = request.params
    const { invitation, owner } = await db.inActor(system('invitation'), async tx => {
      const found = await selectOpenInvitation(tx, clock, token)
      return { invitation: found, owner: await selectOptionalPersonByEmail(tx, found.email) }
    })
    const me = request.viewer?.personId
    const reader = me ? (owner?.person_id === me ? 'own' : 'other') : owner ? 'known' : 'new'
    const body = (
      <InvitationPage token={token} invitation={invitation} reader={reader} typed={typed} errors={errors} />
    )
    return {
      reader,
      page: {
        title: t('invitation_title', { organisation: invitation.organisation }),
        width: 'text' as const,
        body,
      },
    }
  }

  app.get<Token>('/inbjudan/:token', open, async (request, reply) => reply.page((await show(request)).page))

  app.post<Token>('/inbjudan/:token', open, async (request, reply) => {
    const { token } = request.params
    const { reader, page } = await show(request)
    if (reader === 'known' || reader === 'other') return reply.page(page, 403)
    if (reader === 'own' && request.viewer) {
      const { viewer } = request
      const membershipId = await db.inActor(system('invitation'), tx =>
        acceptAs(tx, clock, token, viewer.personId),
      )
      await methods.chooseSeat(viewer, membershipId)
      return reply.done('/hem', t('invitation_accepted'))
    }
    const form = readForm(nameForm, request.body)
    if (!form.ok) return reply.page((await show(request, form.typed, form.errors)).page, 422)
    // Two invitations to the same new person, answered at once: the database makes one person, the other tries again.
    const personId = await db
      .inActor(system('invitation'), tx => acceptAsNew(tx, clock, token, form.data.name))
      .catch((error: unknown) => {
        throw brokenConstraint(error) === undefined ? error : conflict()
      })
    const session = await sessionFor(personId, 'invitation', request.headers['user-agent'])
    if (session) reply.header('set-cookie', session.setCookie)
    return reply.done('/installningar', t('invitation_accepted_new'))
  })
}
