import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { signedIn } from '../../../core/web/access.ts'
import { actAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { field } from '../../../kit/http/forms.ts'
import { showMoney, showShortDate } from '../../../kit/text/format.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { impossibleDays } from '../enterprises/days.ts'
import { followed, holdEnterprise } from '../enterprises/followed.ts'
import { log } from '../enterprises/log.ts'
import { selectAid } from '../enterprises/queries.ts'
import { mayRemoveAid, maySeeAid } from '../policy.ts'
import { t } from '../words.ts'

const aidForm = z.object({
  giver: field.text(200),
  granted_on: field.date(),
  amount: field.money().pipe(z.number().min(1, 'too_small')),
})
const fields = fieldTable(t, 'aid_')
const specs = () =>
  fields({
    giver: { as: 'text' },
    granted_on: { as: 'date', label: 'aid_date' },
    amount: { as: 'money', hint: 'hint_aid_amount' },
  })

/** Aid of lesser importance, noted by the enterprise or its steward; shown to nobody else. */
export const aidRoutes = (app: FastifyInstance, services: Services) => {
  const { clock } = services

  editRoutes(app, services, {
    at: '/foretag/:slug/stod',
    access: signedIn,
    load: async (tx, { params, viewer }: { params: SlugParams['Params']; viewer: Viewer | null }) => {
      const enterprise = await selectEnterprise(tx, params.slug)
      return { enterprise, viewer, aid: await selectAid(tx, enterprise.tenant_id) }
    },
    hold: (tx, { enterprise }) => holdEnterprise(tx, enterprise.tenant_id),
    may: (viewer, { enterprise }) => maySeeAid(viewer, enterprise),
    groups: () => [{ specs: specs() }],
    schema: () => aidForm,
    typed: () => ({}),
    check: data => impossibleDays(data, clock.today()),
    save: async ({ tx, found: { enterprise, viewer }, data: { amount, ...data }, at, once }, { actor }) => {
      const tenantId = enterprise.tenant_id
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('directory.de_minimis')
        .values({
          tenant_id: tenantId,
          aid_id: once,
          ...followed(tenantId),
          noted_by: viewer?.seat?.tenantId ?? null,
          ...data,
          amount_ore: amount,
        })
        .onConflict(c => c.columns(['tenant_id', 'aid_id']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 0n) await log(tx, actor, at, tenantId, 'aid_noted')
      return true
    },
    done: ({ enterprise }) => [`/foretag/${enterprise.slug}/stod`, t('aid_saved')],
    look: ({ enterprise: e, viewer, aid }) => ({
      title: t('aid_title'),
      lead: t('aid_lead'),
      back: `/foretag/${e.slug}`,
      submit: t('aid_add'),
      breadcrumbs: [{ href: `/foretag/${e.slug}`, label: e.name }],
      after: aid.length > 0 && (
        <DataTable
          caption={t('aid_noted')}
          rows={aid}
          rowKey={a => a.aid_id}
          columns={[
            { key: 'giver', label: t('aid_giver'), cell: a => a.giver, names: true },
            { key: 'date', label: t('aid_date'), cell: a => showShortDate(a.granted_on) },
            { key: 'amount', label: t('aid_amount'), cell: a => showMoney(a.amount_ore), numeric: true },
            {
              key: 'do',
              as: 'action',
              label: t('remove'),
              cell: a =>
                mayRemoveAid(viewer, e, a) && (
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
      ),
    }),
  })

  actAt<'slug' | 'aid'>(
    app,
    services,
    '/foretag/:slug/stod/:aid/ta-bort',
    signedIn,
    async (tx, { params, viewer, actor }, at) => {
      const e = await selectEnterprise(tx, params.slug)
      demand(maySeeAid(viewer, e))
      const aid = (await selectAid(tx, e.tenant_id)).find(a => a.aid_id === params.aid)
      if (aid === undefined) throw notFound()
      demand(mayRemoveAid(viewer, e, aid))
      await tx
        .deleteFrom('directory.de_minimis')
        .where('tenant_id', '=', e.tenant_id)
        .where('aid_id', '=', aid.aid_id)
        .execute()
      await log(tx, actor, at, e.tenant_id, 'aid_removed')
      return [`/foretag/${params.slug}/stod`, t('aid_removed_notice')]
    },
  )
}
