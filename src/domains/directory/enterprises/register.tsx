import type { FastifyInstance, FastifyReply } from 'fastify'
import { readForm } from '../../../core/forms/read-form.ts'
import { addMembership } from '../../../core/organisations/actions.ts'
import { hashOrgnr, orgnrFault, readOrgnr } from '../../../core/organisations/orgnr.ts'
import { anyone, signedIn } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { fieldTable } from '../../../kit/html/field-table.ts'
import type { FieldSpec } from '../../../kit/html/form-fields.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { importsLists, keepsRegister } from '../policy.ts'
import { t } from '../words.ts'
import { insertEnterprise, selectSteward } from './actions.ts'
import { fieldsOf } from './fields.ts'
import { contradiction } from './number-and-form.ts'
import { AlreadyThere, RegisterIntro } from './pages/register-page.tsx'
import { selectOptionalByOrgnr } from './queries.ts'
import { registration } from './schema.ts'

const specs = (): FieldSpec[] => {
  const known = [...fieldsOf('about'), ...fieldsOf('contact')]
  return [
    ...fieldTable(t)({ orgnr: { as: 'text', width: 'm' } }),
    ...['name', 'kind', 'legal_form', 'municipality_code', 'place', 'presentation_sv'].flatMap(
      name => known.find(spec => spec.name === name) ?? [],
    ),
  ]
}

/** An enterprise registers itself; a municipality or association adds one it knows. */
export const registerRoutes = (app: FastifyInstance, { db, clock, secret }: Services) => {
  type Shown = {
    typed: Typed
    errors?: FieldErrors
    there?: { slug: string; name: string; claimed: boolean }
    keeper: boolean
  }
  const show = (reply: FastifyReply, { typed, errors, there, keeper }: Shown, status: number) =>
    reply.page(
      {
        title: t('register_title'),
        width: 'text',
        body: (
          <SimpleForm
            title={t(keeper ? 'add_title' : 'register_title')}
            lead={t(keeper ? 'add_lead' : 'register_lead')}
            action="/anmal-foretag"
            specs={specs()}
            typed={typed}
            errors={errors}
            submit={t(keeper ? 'add_button' : 'register_button')}
            back={keeper ? '/registret' : '/foretag'}
            before={there && <AlreadyThere {...there} />}
          />
        ),
      },
      status,
    )

  app.get('/anmal-foretag', { config: { access: anyone } }, async (request, reply) => {
    if (request.viewer === null)
      return reply.page({
        title: t('register_title'),
        description: t('register_intro'),
        width: 'text',
        body: <RegisterIntro />,
      })
    return show(reply, { typed: {}, keeper: keepsRegister(request.viewer) }, 200)
  })

  app.post('/anmal-foretag', { config: { access: signedIn } }, async (request, reply) => {
    const { viewer, actor } = request
    if (viewer === null) return show(reply, { typed: {}, keeper: false }, 200)
    const keeper = keepsRegister(viewer)
    const form = readForm(registration, request.body)
    const orgnr = readOrgnr(String(form.typed['orgnr'] ?? ''))
    // A wrong number is said together with whatever else is wrong.
    const errors: FieldErrors = {
      ...(form.ok ? {} : form.errors),
      ...(orgnr === undefined && form.typed['orgnr']
        ? { orgnr: orgnrFault(String(form.typed['orgnr'])) }
        : {}),
      ...(form.ok && orgnr !== undefined ? contradiction(orgnr, form.data.legal_form) : {}),
    }
    if (!form.ok || orgnr === undefined || Object.keys(errors).length > 0)
      return show(reply, { typed: form.typed, errors, keeper }, 422)
    const { data } = form
    try {
      const made = await db.inActor(system('register enterprise'), async tx => {
        const steward =
          keeper && viewer.seat && importsLists(viewer)
            ? viewer.seat.tenantId
            : await selectSteward(tx, data.municipality_code)
        const added = await insertEnterprise(tx, actor, {
          ...data,
          orgnr,
          secret,
          stewardId: steward,
          claimed: !keeper,
          at: clock.now(),
        })
        if (!keeper)
          await addMembership(tx, actor, clock, {
            tenantId: added.tenantId,
            personId: viewer.personId,
            role: 'enterprise_manager',
          })
        return added
      })
      // Who has an assignment already acts in that one until another is chosen.
      if (viewer.seats.length > 0 && !keeper)
        return reply.done(`/foretag/${made.slug}`, t('registered_another', { name: data.name }))
      return reply.done(keeper ? `/foretag/${made.slug}` : '/vart-foretag', t('registered_notice'))
    } catch (error) {
      if (
        !['organisations_orgnr_key', 'organisations_orgnr_hash_key'].includes(brokenConstraint(error) ?? '')
      )
        throw error
      const there = await db.inActor(system('find registered'), tx =>
        selectOptionalByOrgnr(
          tx,
          orgnr.kind === 'organisation' ? orgnr.digits : null,
          orgnr.kind === 'person' ? hashOrgnr(secret, orgnr.digits) : null,
        ),
      )
      const known = there && { slug: there.slug, name: there.name, claimed: there.claimed_at !== null }
      return show(
        reply,
        { typed: form.typed, errors: { orgnr: 'known' }, ...(known ? { there: known } : {}), keeper },
        422,
      )
    }
  })
}
