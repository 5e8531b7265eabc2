import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { readForm } from '../../../core/web/forms.ts'
import type { Services } from '../../../core/web/services.ts'
import { field, readQuery, type Typed } from '../../../kit/http/forms.ts'
import { onceOf } from '../../../kit/http/once.ts'
import { showMoney } from '../../../kit/text/format.ts'
import { keepsNeeds } from '../policy.ts'
import { insertNeed, unknownOf, updateNeed } from './actions.ts'
import { differences, fieldGroups, kronorTyped, needTyped } from './fields.ts'
import { NeedFormPage, type NeedFormProps } from './pages/need-form-page.tsx'
import { selectNeed, selectUnitOptions } from './queries.ts'
import { seatOf } from './request.ts'
import { dateFields, needForm, prefillQuery } from './schema.ts'
import { t } from './words.ts'

type OfNeed = { Params: { id: string } }
const access = onlyIf(keepsNeeds)

const unknownCode = { cpv: { cpv: 'unknown_cpv' }, unit_id: { unit_id: 'choose' } } as const

/** Writing a need down and changing it. */
export const formRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const show = (
    reply: FastifyReply,
    form: Omit<NeedFormProps, 'lead'>,
    crumbs: { href: string; label: string }[],
    status: number,
  ) =>
    reply.page(
      {
        title: form.title,
        width: 'text',
        breadcrumbs: [{ href: '/inkop/behov', label: t('list_title') }, ...crumbs],
        body: <NeedFormPage {...form} lead={t('form_lead')} />,
      },
      status,
    )

  const unitsOf = (request: FastifyRequest) =>
    db.inActor(request.actor, tx => selectUnitOptions(tx, seatOf(request).tenantId))

  const showNew = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form: Pick<NeedFormProps, 'typed' | 'errors' | 'fromLedger'>,
    status: number,
  ) =>
    show(
      reply,
      {
        ...form,
        title: t('new_need'),
        action: '/inkop/behov/nytt',
        back: '/inkop/behov',
        groups: fieldGroups(await unitsOf(request)),
      },
      [],
      status,
    )

  app.get('/inkop/behov/nytt', { config: { access } }, (request, reply) => {
    const { kategori, titel, leverantor, varde } = readQuery(prefillQuery, request.query)
    const typed: Typed = {
      category: kategori,
      title: titel,
      todays_supplier: leverantor,
      value_ore: kronorTyped(varde ?? null),
      value_basis: varde === undefined ? undefined : 'ledger',
      // What was paid in a period is not what a contract of several years is worth: whoever writes the need reckons.
      value_note: varde === undefined ? undefined : t('note_from_ledger', { amount: showMoney(varde) }),
      unit_id: request.viewer?.seat?.unitId ?? undefined,
    }
    const fromLedger = [kategori, titel, leverantor, varde].some(given => given !== undefined)
    return showNew(request, reply, { typed, fromLedger }, 200)
  })

  app.post('/inkop/behov/nytt', { config: { access } }, async (request, reply) => {
    const form = readForm(needForm, request.body, dateFields)
    const fromLedger = form.typed['source'] === 'ledger'
    if (!form.ok) return showNew(request, reply, { ...form, fromLedger }, 422)
    try {
      const data = { ...form.data, source: fromLedger ? ('ledger' as const) : ('hand' as const) }
      const key = { tenantId: seatOf(request).tenantId, needId: onceOf(form.typed) }
      await db.inActor(request.actor, tx => insertNeed(tx, request.actor, clock.now(), key, data))
      return reply.done(`/inkop/behov/${key.needId}`, t('saved'))
    } catch (error) {
      const unknown = unknownOf(error)
      if (unknown === undefined) throw error
      return showNew(request, reply, { typed: form.typed, errors: unknownCode[unknown], fromLedger }, 422)
    }
  })

  const loaded = (request: FastifyRequest<OfNeed>) =>
    db.inActor(request.actor, async tx => {
      const { tenantId } = seatOf(request)
      const need = await selectNeed(tx, tenantId, request.params.id)
      return { need, groups: fieldGroups(await selectUnitOptions(tx, tenantId)) }
    })

  const showChange = (
    reply: FastifyReply,
    { need, groups }: Awaited<ReturnType<typeof loaded>>,
    form: Pick<NeedFormProps, 'typed' | 'errors' | 'version' | 'meanwhile'>,
    status: number,
  ) => {
    const at = `/inkop/behov/${need.need_id}`
    const page = { ...form, title: t('change_need'), action: `${at}/andra`, back: at, groups }
    return show(reply, page, [{ href: at, label: need.title }], status)
  }

  app.get<OfNeed>('/inkop/behov/:id/andra', { config: { access } }, async (request, reply) => {
    const found = await loaded(request)
    return showChange(reply, found, { typed: needTyped(found.need), version: found.need.version }, 200)
  })

  app.post<OfNeed>('/inkop/behov/:id/andra', { config: { access } }, async (request, reply) => {
    const before = await loaded(request)
    const form = readForm(needForm, request.body, dateFields)
    const { typed } = form
    const version = field.version().catch(1).parse(typed['version'])
    if (!form.ok) return showChange(reply, before, { typed, errors: form.errors, version }, 422)
    const key = { tenantId: before.need.tenant_id, needId: before.need.need_id, version }
    try {
      const saved = await db.inActor(request.actor, tx =>
        updateNeed(tx, request.actor, clock.now(), key, form.data),
      )
      if (saved) return reply.done(`/inkop/behov/${key.needId}`, t('saved'))
    } catch (error) {
      const unknown = unknownOf(error)
      if (unknown === undefined) throw error
      return showChange(reply, before, { typed, errors: unknownCode[unknown], version }, 422)
    }
    const now = await loaded(request)
    const specs = now.groups.flatMap(g => g.specs)
    const meanwhile = differences(specs, needTyped(now.need), typed)
    return showChange(reply, now, { typed, version: now.need.version, meanwhile }, 409)
  })
}
