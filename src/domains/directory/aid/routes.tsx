import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { audit } from '../../../core/audit/audit.ts'
import { signedIn } from '../../../core/web/access.ts'
import { readForm } from '../../../core/web/forms.ts'
import type { Services } from '../../../core/web/services.ts'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { HiddenField } from '../../../kit/html/form.tsx'
import type { FieldSpec } from '../../../kit/html/form-fields.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, type Typed } from '../../../kit/http/forms.ts'
import { idIn } from '../../../kit/http/ids.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { showDate, showMoney } from '../../../kit/text/format.ts'
import { demand, enterpriseFor, type SlugParams } from '../enterprises/access.ts'
import { impossibleDays } from '../enterprises/days.ts'
import { followed, holdEnterprise } from '../enterprises/followed.ts'
import { type Enterprise, selectAid } from '../enterprises/queries.ts'
import { mayRemoveAid, maySeeAid } from '../policy.ts'
import { ownError, t } from '../words.ts'

const aidForm = z.object({
  giver: field.text(200),
  granted_on: field.date(),
  amount: field.money().pipe(z.number().min(1, 'too_small')),
})
const specs = (): FieldSpec[] => [
  { name: 'giver', label: t('aid_giver'), as: 'text' },
  { name: 'granted_on', label: t('aid_date'), as: 'date' },
  { name: 'amount', label: t('aid_amount'), hint: t('hint_aid_amount'), as: 'money' },
]
type AidParams = { Params: { slug: string; aidId: string } }

/** Aid of lesser importance, noted by the enterprise or its steward; shown to nobody else. */
export const aidRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const allowed = (request: FastifyRequest<SlugParams>) => enterpriseFor(db, request, maySeeAid)
  const show = async (
    reply: FastifyReply,
    e: Enterprise,
    typed: Typed,
    errors: FieldErrors,
    status: number,
  ) => {
    const aid = await db.inActor(reply.request.actor, tx => selectAid(tx, e.tenant_id))
    return reply.page(
      {
        title: t('aid_title'),
        width: 'text',
        breadcrumbs: [{ href: `/foretag/${e.slug}`, label: e.name }],
        body: (
          <SimpleForm
            own={ownError}
            title={t('aid_title')}
            lead={t('aid_lead')}
            action={`/foretag/${e.slug}/stod`}
            specs={specs()}
            typed={typed}
            errors={errors}
            submit={t('aid_add')}
            back={`/foretag/${e.slug}`}
            inside={<HiddenField name={onceField} value={onceOf(typed)} />}
            after={
              aid.length > 0 && (
                <DataTable
                  caption={t('aid_noted')}
                  rows={aid}
                  rowKey={a => a.aid_id}
                  columns={[
                    { key: 'giver', label: t('aid_giver'), cell: a => a.giver, names: true },
                    { key: 'date', label: t('aid_date'), cell: a => showDate(a.granted_on) },
                    {
                      key: 'amount',
                      label: t('aid_amount'),
                      cell: a => showMoney(a.amount_ore),
                      numeric: true,
                    },
                    {
                      key: 'do',
                      label: t('remove'),
                      cell: a =>
                        mayRemoveAid(reply.request.viewer, e, a) && (
                          <PostButton
                            action={`/foretag/${e.slug}/stod/${a.aid_id}/ta-bort`}
                            tone="quiet"
                            small
                            about={a.giver}
                          >
                            {t('remove')}
                          </PostButton>
                        ),
                    },
                  ]}
                />
              )
            }
          />
        ),
      },
      status,
    )
  }

  app.get<SlugParams>('/foretag/:slug/stod', { config: { access: signedIn } }, async (request, reply) =>
    show(reply, await allowed(request), {}, {}, 200),
  )

  app.post<SlugParams>('/foretag/:slug/stod', { config: { access: signedIn } }, async (request, reply) => {
    const e = await allowed(request)
    const form = readForm(aidForm, request.body, ['granted_on'])
    const errors = form.ok ? impossibleDays(form.data, clock.today()) : form.errors
    if (!form.ok || Object.keys(errors).length > 0) return show(reply, e, form.typed, errors, 422)
    await db.inActor(request.actor, async tx => {
      const { amount, ...data } = form.data
      await holdEnterprise(tx, e.tenant_id)
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('directory.de_minimis')
        .values({
          tenant_id: e.tenant_id,
          aid_id: onceOf(form.typed),
          ...followed(e.tenant_id),
          noted_by: request.viewer?.seat?.tenantId ?? null,
          ...data,
          amount_ore: amount,
        })
        .onConflict(c => c.columns(['tenant_id', 'aid_id']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 0n) return
      await audit(tx, request.actor, clock.now(), {
        tenantId: e.tenant_id,
        action: 'aid_noted',
        objectType: 'enterprise',
        objectId: e.tenant_id,
      })
    })
    return reply.done(`/foretag/${e.slug}/stod`, t('aid_saved'))
  })

  app.post<AidParams>(
    '/foretag/:slug/stod/:aidId/ta-bort',
    { config: { access: signedIn } },
    async (request, reply) => {
      const e = await allowed(request)
      const aidId = idIn(request.params.aidId)
      await db.inActor(request.actor, async tx => {
        const aid = (await selectAid(tx, e.tenant_id)).find(a => a.aid_id === aidId)
        if (aid === undefined) throw notFound()
        demand(mayRemoveAid(request.viewer, e, aid))
        await tx
          .deleteFrom('directory.de_minimis')
          .where('tenant_id', '=', e.tenant_id)
          .where('aid_id', '=', aid.aid_id)
          .execute()
        await audit(tx, request.actor, clock.now(), {
          tenantId: e.tenant_id,
          action: 'aid_removed',
          objectType: 'enterprise',
          objectId: e.tenant_id,
        })
      })
      return reply.done(`/foretag/${e.slug}/stod`, t('aid_removed_notice'))
    },
  )
}
