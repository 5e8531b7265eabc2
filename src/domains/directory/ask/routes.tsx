import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { questionRules } from '../../../core/mail/questions.ts'
import { sayTooMany } from '../../../core/mail/words.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { readerOf, seatOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { HiddenField } from '../../../kit/html/form.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { AppError } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, readQuery, type Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { municipalityOptions } from '../enterprises/fields.ts'
import { municipalityCode } from '../enterprises/schema.ts'
import { mayAsk } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { askEnterprises } from './actions.ts'

const askForm = z.object({ question: field.lines(2000), municipality: municipalityCode })
const fromSearch = z.object({ fraga: z.string().max(200).optional(), kommun: z.string().max(4).optional() })
const fields = fieldTable(t, 'ask_')
const specs = () =>
  fields({
    question: { as: 'area', rows: 5, maxLength: 2000, hint: 'hint_ask_question' },
    municipality: { as: 'combobox', label: 'ask_where', options: municipalityOptions() },
  })

/** Where the register has no answer, the enterprises may: one question, the same text to all within reach. */
export const askRoutes = (app: FastifyInstance, { db, clock, config }: Services) => {
  const access = onlyIf(mayAsk)
  const show = (reply: FastifyReply, typed: Typed, errors: FieldErrors, status: number) =>
    reply.page(
      {
        title: t('ask_title'),
        width: 'text',
        breadcrumbs: [{ href: '/foretag', label: t('list_title') }],
        body: (
          <SimpleForm
            own={(code, label) => sayTooMany(code, clock.today()) ?? ownError(code, label)}
            title={t('ask_title')}
            lead={t('ask_lead', { most: questionRules.at(clock.today()).most_asked })}
            action="/foretag/fraga"
            specs={specs()}
            typed={typed}
            errors={errors}
            submit={t('ask_send')}
            back="/foretag"
            inside={<HiddenField name={onceField} value={onceOf(typed)} />}
          />
        ),
      },
      status,
    )
  app.get('/foretag/fraga', { config: { access } }, async (request, reply) => {
    const { fraga, kommun } = readQuery(fromSearch, request.query)
    const question = fraga ? t('ask_opening', { what: fraga }) : undefined
    return show(
      reply,
      { question, municipality: kommun ?? request.viewer?.seat?.municipalityCode ?? undefined },
      {},
      200,
    )
  })
  app.post('/foretag/fraga', { config: { access } }, async (request, reply) => {
    const [{ personId, email }, { organisation, tenantId }] = [readerOf(request), seatOf(request)]
    const form = readForm(askForm, request.body)
    if (!form.ok) return show(reply, form.typed, form.errors, 422)
    const asker = { personId, email, organisation, tenantId }
    const once = onceOf(form.typed)
    const { publicUrl } = config
    let asked: number
    try {
      asked = await askEnterprises(db, request.actor, clock, { once, ...form.data, asker, publicUrl })
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 422) throw error
      const field = error.code === 'nobody_to_ask' ? 'municipality' : 'question'
      return show(reply, { ...form.typed, once }, { [field]: error.code }, 422)
    }
    return reply.done('/foretag', t('ask_sent', { count: asked }))
  })
}
