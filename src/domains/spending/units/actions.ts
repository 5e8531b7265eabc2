import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { createUnit } from '../../../core/organisations/actions.ts'
import type { UnitOption } from '../../../core/organisations/schema.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { takeTurn } from '../../../kit/db/turns.ts'
import { added, type LedgerUnit, none, plainName } from './schema.ts'

/** Those who say what units are take turns: what one looks at before saving, no other changes meanwhile. */
export const holdJoins = (tx: Tx, tenantId: string) => takeTurn(tx, tenantId, 'unit_joins')

/** The organisation's own unit of that name, made if there is none. */
const unitCalled = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  unit: LedgerUnit,
  own: UnitOption[],
) => {
  const name = plainName(unit).slice(0, 200)
  const there = own.find(o => o.name === name)
  if (there !== undefined) return there.unit_id
  const unit_id = await createUnit(tx, by, { now: () => at }, { tenantId, kind: 'ordering', name })
  own.push({ unit_id, name })
  return unit_id
}

/** Says which own unit a unit of the ledger is, `none` of them, a new one, or (empty) nothing any more: for all files, past and to come. */
export const joinUnit = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  unit: LedgerUnit,
  choice: string,
  own: UnitOption[],
): Promise<void> => {
  const unit_id =
    choice === added
      ? await unitCalled(tx, by, at, tenantId, unit, own)
      : choice === '' || choice === none
        ? null
        : choice
  const said = {
    state: choice === '' ? 'undone' : choice === none ? 'none' : 'joined',
    unit_id,
    decided_by: by.kind === 'person' ? by.personId : null,
    decided_at: at,
  }
  await tx
    .insertInto('spending.unit_joins')
    .values({ tenant_id: tenantId, key: unit.key, ...said })
    .onConflict(c => c.columns(['tenant_id', 'key']).doUpdateSet(said))
    .execute()
  await audit(tx, by, at, {
    tenantId,
    action: `unit_${said.state}`,
    objectType: 'ledger_unit',
    detail: { unit_no: unit.unit_no, unit_id },
  })
}
