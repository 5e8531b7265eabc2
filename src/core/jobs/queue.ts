import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { afterCommit, type Tx } from '../../kit/db/actor.ts'
import { wakeLoops } from '../../kit/loop.ts'
import { type About, type Job, JobLost } from './job.ts'

/** How long a process may be silent before another takes its job over. */
const lease = { seconds: 30 }

export type Taken = About & { name: string; takenBy: string; tries: number }

/** 1, 2, 4 … minutes, at most four hours; a quarter more or less, so that what failed together is not tried together. */
const pauseAfter = (tries: number) => ({
  seconds: Math.round(Math.min(2 ** (tries - 1), 240) * 60 * (0.75 + Math.random() / 2)),
})

const insert = (name: string, abouts: readonly About[], due: Temporal.Instant) =>
  sql`insert into core.jobs (tenant_id, name, key, due_at)
    select r."tenantId", ${name}, r.key, ${due}::timestamptz from jsonb_to_recordset(${JSON.stringify(abouts)}::jsonb) as r("tenantId" uuid, key text)`

/** Orders a job: it is done if and only if this transaction commits. One that is there already stays as it is. */
export const enqueue = async (
  tx: Tx,
  { name }: Pick<Job, 'name'>,
  about: About,
  due: Temporal.Instant,
): Promise<void> => {
  await sql`${insert(name, [about], due)} on conflict do nothing`.execute(tx)
  afterCommit(wakeLoops)
}

/** Orders what a day's work has found; what was given up before is tried anew. */
export const enqueueAnew = async (tx: Tx, name: string, abouts: readonly About[], due: Temporal.Instant) => {
  await sql`${insert(name, abouts, due)} on conflict (tenant_id, name, key) do update
    set due_at = excluded.due_at, tries = 0, dead_at = null where jobs.taken_by is null`.execute(tx)
}

const row = (tx: Tx, { tenantId, name, key }: About & { name: string }) =>
  tx
    .updateTable('core.jobs')
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .where('key', '=', key)
const ours = (tx: Tx, taken: Taken) => row(tx, taken).where('taken_by', '=', taken.takenBy)

/** Calls a job off. Waits for what its run has under way; after this it writes nothing more. */
export const callOff = (tx: Tx, { name }: Pick<Job, 'name'>, { tenantId, key }: About) =>
  tx
    .deleteFrom('core.jobs')
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .where('key', '=', key)
    .execute()

/** Makes the job that has waited longest ours, of those that this process knows and has room for. */
export const takeJob = async (
  tx: Tx,
  names: readonly string[],
  now: Temporal.Instant,
): Promise<Taken | undefined> => {
  const takenBy = randomUUID()
  const { rows } = await sql<{ tenant_id: string; name: string; key: string; tries: number }>`
    update core.jobs set taken_by = ${takenBy}::uuid, tries = tries + 1, due_at = ${now.add(lease)}::timestamptz
    where (tenant_id, name, key) = (select tenant_id, name, key from core.jobs
      where dead_at is null and due_at <= ${now}::timestamptz and name = any (${names})
      order by due_at, tenant_id, name, key limit 1 for update skip locked)
    returning tenant_id, name, key, tries`.execute(tx)
  const [found] = rows
  return found && { tenantId: found.tenant_id, name: found.name, key: found.key, tries: found.tries, takenBy }
}

/** Orders a job and makes it ours in one: for what only this process can do. */
export const takeNew = async (tx: Tx, { name }: Job, { tenantId, key }: About, now: Temporal.Instant) => {
  const takenBy = randomUUID()
  await tx
    .insertInto('core.jobs')
    .values({ tenant_id: tenantId, name, key, due_at: now.add(lease), taken_by: takenBy, tries: 1 })
    .execute()
  return { tenantId, name, key, takenBy, tries: 1 }
}

/**
 * The job is still ours, and stays so until the transaction ends: nobody takes it, calls it off or ends it meanwhile. The
 * run itself may go on saying that it is alive.
 */
export const holdJob = async (tx: Tx, { tenantId, name, key, takenBy }: Taken) => {
  const held = await tx
    .selectFrom('core.jobs')
    .select('key')
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .where('key', '=', key)
    .where('taken_by', '=', takenBy)
    .forKeyShare()
    .executeTakeFirst()
  if (held === undefined) throw new JobLost()
}

export const keepJob = (tx: Tx, taken: Taken, now: Temporal.Instant) =>
  ours(tx, taken)
    .set({ due_at: now.add(lease) })
    .execute()

export const markFurther = (tx: Tx, taken: Taken) => ours(tx, taken).set({ tries: 0 }).execute()

export const restJob = (tx: Tx, taken: Taken, until: Temporal.Instant) =>
  ours(tx, taken).set({ due_at: until, taken_by: null, tries: 0, fault: null }).execute()

/** As if it had not been taken. */
export const giveBack = (tx: Tx, taken: Taken, now: Temporal.Instant) =>
  ours(tx, taken)
    .set({ due_at: now, taken_by: null, tries: taken.tries - 1 })
    .execute()

/** Notes a fault: `over` gives the job up, else it is tried again after a while. */
export const failJob = (tx: Tx, taken: Taken, now: Temporal.Instant, fault: string, over: boolean) =>
  ours(tx, taken)
    .set({
      due_at: now.add(pauseAfter(taken.tries)),
      taken_by: null,
      fault,
      dead_at: over ? now : null,
    })
    .execute()

export const endJob = (tx: Tx, { tenantId, name, key, takenBy }: Taken) =>
  tx
    .deleteFrom('core.jobs')
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .where('key', '=', key)
    .where('taken_by', '=', takenBy)
    .execute()

/** Jobs that went wrong, for whoever runs the installation: those given up last. */
export const selectFaulty = (tx: Tx) =>
  tx
    .selectFrom('core.jobs')
    .select(['tenant_id', 'name', 'key', 'tries', 'fault', 'due_at', 'dead_at'])
    .where('fault', 'is not', null)
    .orderBy('dead_at')
    .orderBy('due_at')
    .execute()

/** How many of them are tried again, and how many were given up. */
export const countFaulty = async (tx: Tx): Promise<{ waiting: number; given: number }> => {
  const faulty = await selectFaulty(tx)
  const given = faulty.filter(job => job.dead_at !== null).length
  return { waiting: faulty.length - given, given }
}

/** Tries those of a name again, at once; answers how many. */
export const tryAgain = async (tx: Tx, name: string, now: Temporal.Instant): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('core.jobs')
    .set({ dead_at: null, tries: 0, due_at: now })
    .where('fault', 'is not', null)
    .where('taken_by', 'is', null)
    .where('name', '=', name)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
