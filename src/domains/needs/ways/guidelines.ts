import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { field } from '../../../kit/http/forms.ts'
import { t } from './words.ts'

export const guidelinesForm = z.object({
  document: field.text(200),
  decided_on: field.date(),
  direct_award_ore: field.orNull(field.money(12)),
  ask_at_least: field.orNull(field.count(100).pipe(z.number().min(1, 'too_small'))),
  says: field.lines(2000).default(''),
})
type GuidelinesData = z.output<typeof guidelinesForm>

export const guidelinesFields = () =>
  fieldTable(t)({
    document: { as: 'text', maxLength: 200 },
    decided_on: { as: 'date' },
    direct_award_ore: { as: 'money?', label: 'own_ceiling', hint: 'hint_own_ceiling' },
    ask_at_least: { as: 'number?' },
    says: { as: 'area?', rows: 4, maxLength: 2000 },
  })

/** What the organisation has decided about its own purchases, as far as somebody has entered it. */
export const selectGuidelines = (tx: Tx, tenantId: string) =>
  tx.selectFrom('needs.guidelines').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst()
export type Guidelines = NonNullable<Awaited<ReturnType<typeof selectGuidelines>>>

/** The version of what nobody has entered yet. */
export const notEntered = 1

/** False: somebody else saved after `version` was read. */
export const saveGuidelines = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, version }: { tenantId: string; version: number },
  data: GuidelinesData,
): Promise<boolean> => {
  const row = { ...data, version: version + 1, updated_at: at }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('needs.guidelines')
    .values({ tenant_id: tenantId, ...row })
    .onConflict(c => c.column('tenant_id').doUpdateSet(row).where('needs.guidelines.version', '=', version))
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return false
  await audit(tx, by, at, { tenantId, action: 'guidelines_changed', objectType: 'guidelines' })
  return true
}
