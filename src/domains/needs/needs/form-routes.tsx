import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { selectUnitOptions } from '../../../core/organisations/queries.ts'
import type { UnitOption } from '../../../core/organisations/schema.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { seatOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import { HiddenField } from '../../../kit/html/form.tsx'
import { moneyTyped } from '../../../kit/html/form-fields.tsx'
import { Notice } from '../../../kit/html/notice.tsx'
import { readQuery, type Typed } from '../../../kit/http/forms.ts'
import { showMoney } from '../../../kit/text/format.ts'
import { keepsNeeds } from '../policy.ts'
import { insertNeed, unknownOf, updateNeed } from './actions.ts'
import { fieldGroups, needTyped } from './fields.ts'
import { selectNeed } from './queries.ts'
import { needForm, prefillQuery } from './schema.ts'
import { t } from './words.ts'

const unknownCode = { cpv: { cpv: 'unknown_cpv' }, unit_id: { unit_id: 'choose' } } as const

/** What the address of a new need says of it: what was paid for it, or how another municipality bought it. */
const prefilled = (query: unknown, viewer: Viewer | null, units: readonly UnitOption[]): Typed => {
  const { kategori, titel, leverantor, varde, enhet, cpv, text } = readQuery(prefillQuery, query)
  return {
    category: kategori,
    title: titel,
    description: text,
    cpv,
    todays_supplier: leverantor,
    value_ore: moneyTyped(varde ?? null),
    value_basis: varde === undefined ? undefined : 'ledger',
    // What was paid in a period is not what a contract of several years is worth: whoever writes the need reckons.
    value_note: varde === undefined ? undefined : t('note_from_ledger', { amount: showMoney(varde) }),
    unit_id: units.find(u => u.unit_id === enhet)?.unit_id ?? viewer?.seat?.unitId ?? undefined,
    source: varde === undefined ? undefined : 'ledger',
  }
}

/** Writing a need down and changing it. */
export const formRoutes = (app: FastifyInstance, services: Services) => {
  const form = {
    access: onlyIf(keepsNeeds),
    may: (viewer: Viewer | null) => keepsNeeds(viewer),
    schema: () => needForm,
    refused: (error: unknown) => {
      const unknown = unknownOf(error)
      return unknown && unknownCode[unknown]
    },
  }
  const look = (title: string, back: string, crumbs: { href: string; label: string }[] = []) => ({
    title,
    back,
    lead: t('form_lead'),
    submit: t('save'),
    breadcrumbs: [{ href: '/inkop/behov', label: t('list_title') }, ...crumbs],
  })
  const page = (needId: string) => `/inkop/behov/${needId}`

  editRoutes(app, services, {
    ...form,
    at: '/inkop/behov/nytt',
    load: async (tx, request) => {
      const { tenantId } = seatOf(request)
      return { tenantId, units: await selectUnitOptions(tx, tenantId) }
    },
    groups: ({ units }) => fieldGroups(units),
    typed: ({ units }, request) => prefilled(request.query, request.viewer, units),
    save: async ({ tx, found, data, at, once, typed }, { actor }) => {
      const source = typed['source'] === 'ledger' ? 'ledger' : 'hand'
      await insertNeed(tx, actor, at, { tenantId: found.tenantId, needId: once }, { ...data, source })
      return true
    },
    done: (_, once) => [page(once), t('saved')],
    look: (_, typed) => ({
      ...look(t('new_need'), '/inkop/behov'),
      ...(typed['source'] === 'ledger' && {
        before: <Notice tone="info" title={t('from_ledger_title')} />,
        inside: <HiddenField name="source" value="ledger" />,
      }),
    }),
  })

  editRoutes(app, services, {
    ...form,
    at: '/inkop/behov/:need/andra',
    load: async (tx, request: FastifyRequest<Of<'need'>>) => {
      const { tenantId } = seatOf(request)
      const need = await selectNeed(tx, tenantId, request.params.need)
      return { need, units: await selectUnitOptions(tx, tenantId) }
    },
    groups: ({ units }) => fieldGroups(units),
    typed: ({ need, units }) => needTyped(need, units),
    version: ({ need }) => need.version,
    save: ({ tx, found: { need }, data, at, version }, { actor }) =>
      updateNeed(tx, actor, at, { tenantId: need.tenant_id, needId: need.need_id, version }, data),
    done: ({ need }) => [page(need.need_id), t('saved')],
    look: ({ need }) =>
      look(t('change_need'), page(need.need_id), [{ href: page(need.need_id), label: need.title }]),
  })
}
