import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { questionRules } from '../../../core/mail/questions.ts'
import { sayTooMany } from '../../../core/mail/words.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { readerOf, seatOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { AppError } from '../../../kit/http/errors.ts'
import { field, readQuery } from '../../../kit/http/forms.ts'
import { municipalityOptions } from '../enterprises/fields.ts'
import { municipalityCode } from '../enterprises/schema.ts'
import { mayAsk } from '../policy.ts'
import { t } from '../words.ts'
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
export const askRoutes = (app: FastifyInstance, services: Services) => {
  const { clock, config } = services
  editRoutes(app, services, {
    at: '/foretag/fraga',
    access: onlyIf(mayAsk),
    as: system('ask enterprises'),
    load: async (_, { query, viewer }: Pick<FastifyRequest, 'query' | 'viewer'>) => {
      const { fraga, kommun } = readQuery(fromSearch, query)
      return {
        question: fraga ? t('ask_opening', { what: fraga }) : undefined,
        municipality: kommun ?? viewer?.seat?.municipalityCode ?? undefined,
      }
    },
    may: viewer => viewer !== null && mayAsk(viewer),
    groups: () => [{ specs: specs() }],
    schema: () => askForm,
    typed: opening => opening,
    save: ({ tx, data, once }, request) => {
      const [{ personId, email }, { organisation, tenantId }] = [readerOf(request), seatOf(request)]
      const asker = { personId, email, organisation, tenantId }
      return askEnterprises(tx, request.actor, clock, { once, ...data, asker, publicUrl: config.publicUrl })
    },
    refused: error =>
      error instanceof AppError && error.status === 422
        ? { [error.code === 'nobody_to_ask' ? 'municipality' : '_form']: error.code }
        : undefined,
    done: (_, __, count) => ['/foretag', t('ask_sent', { count })],
    look: () => ({
      title: t('ask_title'),
      lead: t('ask_lead', { most: questionRules.at(clock.today()).most_asked }),
      submit: t('ask_send'),
      back: '/foretag',
      whole: code => sayTooMany(code, clock.today()),
      breadcrumbs: [{ href: '/foretag', label: t('list_title') }],
    }),
  })
}
