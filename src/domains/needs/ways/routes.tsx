import type { FastifyInstance } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { keepsGuidelines } from '../policy.ts'
import {
  guidelinesFields,
  guidelinesForm,
  notEntered,
  saveGuidelines,
  selectGuidelines,
} from './guidelines.ts'
import { t } from './words.ts'

/** The organisation's own guidelines for its purchases. */
export const guidelinesRoutes = (app: FastifyInstance, services: Services) =>
  editRoutes(app, services, {
    at: '/inkop/riktlinjer',
    access: onlyIf(keepsGuidelines),
    may: keepsGuidelines,
    load: async (tx, request) => {
      const tenantId = tenantOf(request)
      return { tenantId, stored: await selectGuidelines(tx, tenantId) }
    },
    groups: () => [{ specs: guidelinesFields() }],
    schema: () => guidelinesForm,
    typed: ({ stored }) => (stored === undefined ? {} : typedOf(guidelinesFields(), stored)),
    version: ({ stored }) => stored?.version ?? notEntered,
    save: ({ tx, found: { tenantId }, data, at, version }, { actor }) =>
      saveGuidelines(tx, actor, at, { tenantId, version }, data),
    done: () => ['/inkop/behov', t('own_saved')],
    look: () => ({
      title: t('own_title'),
      lead: t('own_lead'),
      submit: t('own_save'),
      back: '/inkop/behov',
      breadcrumbs: [{ href: '/inkop/behov', label: t('to_needs') }],
    }),
  })
