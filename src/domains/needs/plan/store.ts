import { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { type Need, needs } from '../needs/queries.ts'
import { otherCategory } from '../needs/schema.ts'
import { mergeNeed } from './merge.ts'
import type { Entry } from './read-row.ts'
import { type Detail, detailOf, type Said } from './schema.ts'

type By = { actor: Actor; at: Temporal.Instant; tenantId: string }
/** What became of a row. */
export type Outcome = { line: number; outcome: 'stored' | 'updated'; object: string; detail: Detail }

const batch = 500

/** As the columns hold it: a day is a day. */
const valuesOf = ({ starts_on, ends_on, contract_ends_on, ...said }: Said) => {
  const told = Object.entries({ starts_on, ends_on, contract_ends_on })
  const days = told.flatMap(([field, day]) => (day ? [[field, Temporal.PlainDate.from(day)]] : []))
  type Day = 'starts_on' | 'ends_on' | 'contract_ends_on'
  return { ...said, ...(Object.fromEntries(days) as Partial<Record<Day, Temporal.PlainDate>>) }
}

/**
 * Needs that the plan names for the first time. Which they are the constraint decides: two readings at once make one.
 * The log tells of them in one entry, that of the plan: an entry for each would take four fifths of the time.
 */
const insertNew = async (tx: Tx, by: By, entries: readonly Entry[]): Promise<Outcome[]> => {
  const made: Outcome[] = []
  for (let from = 0; from < entries.length; from += batch) {
    const part = entries.slice(from, from + batch)
    const rows = part.map(({ key, said }) => ({
      tenant_id: by.tenantId,
      plan_key: key,
      source: 'plan',
      ...valuesOf(said),
      title: said.title ?? '',
      category: said.category ?? otherCategory,
      value_basis: said.value_ore === undefined ? '' : 'estimate',
      created_by: by.actor.kind === 'person' ? by.actor.personId : null,
      created_at: by.at,
      updated_at: by.at,
    }))
    const stored = await tx
      .insertInto('needs.needs')
      .values(rows)
      .onConflict(c => c.constraint('needs_plan_once').doNothing())
      .returning(['need_id', 'plan_key'])
      .execute()
    const ids = new Map(stored.map(row => [row.plan_key, row.need_id]))
    for (const { line, key, detail } of part) {
      const needId = ids.get(key)
      if (needId === undefined) continue
      made.push({ line, outcome: 'stored', object: needId, detail })
    }
  }
  return made
}

/** What the plan said of these needs last time. */
const selectSaid = async (tx: Tx, tenantId: string, needIds: readonly string[]) => {
  const said = new Map<string, Said>()
  for (let from = 0; from < needIds.length; from += batch) {
    const rows = await tx
      .selectFrom('needs.plan_rows as r')
      .innerJoin('needs.plan_imports as i', join =>
        join.onRef('i.tenant_id', '=', 'r.tenant_id').onRef('i.import_id', '=', 'r.import_id'),
      )
      .distinctOn('r.need_id')
      .select(['r.need_id', 'r.detail'])
      .where('r.tenant_id', '=', tenantId)
      .where('r.need_id', 'in', needIds.slice(from, from + batch))
      .orderBy('r.need_id')
      .orderBy('i.finished_at', 'desc')
      .execute()
    for (const row of rows) said.set(row.need_id ?? '', detailOf(row.detail).said ?? {})
  }
  return said
}

const selectKnown = async (tx: Tx, tenantId: string, keys: readonly string[]): Promise<Need[]> => {
  const found: Need[] = []
  for (let from = 0; from < keys.length; from += batch)
    found.push(
      ...(await needs(tx, tenantId)
        .where('n.plan_key', 'in', keys.slice(from, from + batch))
        // Whoever is changing one of them by hand is waited for, and meets a conflict rather than losing it.
        .forUpdate('n')
        .execute()),
    )
  return found
}

const updateOne = async (
  tx: Tx,
  by: By,
  need: Need,
  { line, said, detail }: Entry,
  before: Said,
): Promise<Outcome> => {
  const outcome = { line, outcome: 'updated' as const, object: need.need_id }
  if (need.closed_at) return { ...outcome, detail: { ...detail, said: before, closed: true } }
  const { changes, kept } = mergeNeed(need, before, said)
  const changed = Object.keys(changes).length
  if (changed > 0) {
    await tx
      .updateTable('needs.needs')
      .set({ ...valuesOf(changes), version: need.version + 1, updated_at: by.at })
      .where('tenant_id', '=', by.tenantId)
      .where('need_id', '=', need.need_id)
      .execute()
    await audit(tx, by.actor, by.at, {
      tenantId: by.tenantId,
      action: 'need_changed',
      objectType: 'need',
      objectId: need.need_id,
      detail: { by: 'plan' },
    })
  }
  const told = kept.map(({ field, plan, own }) => ({ field, plan: String(plan), own: String(own ?? '') }))
  return { ...outcome, detail: { ...detail, changed, ...(told.length > 0 ? { kept: told } : {}) } }
}

/** Makes needs of the plan's rows: new ones, and those it made before. Each row has one outcome. */
export const storeEntries = async (tx: Tx, by: By, entries: readonly Entry[]): Promise<Outcome[]> => {
  const made = await insertNew(tx, by, entries)
  const done = new Set(made.map(o => o.line))
  const left = entries.filter(e => !done.has(e.line))
  const keys = left.map(entry => entry.key)
  const known = new Map((await selectKnown(tx, by.tenantId, keys)).map(need => [need.plan_key, need]))
  const ids = [...known.values()].map(need => need.need_id)
  const said = await selectSaid(tx, by.tenantId, ids)
  for (const entry of left) {
    const need = known.get(entry.key)
    if (need === undefined) throw new Error('A need that was there is gone.')
    made.push(await updateOne(tx, by, need, entry, said.get(need.need_id) ?? {}))
  }
  return made
}
