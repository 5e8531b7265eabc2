import { setTimeout as wait } from 'node:timers/promises'
import type { Imports } from './imports.ts'
import { stored } from './kinds.ts'
import type { Owner } from './owner.ts'
import type { PostOffice } from './post-office.ts'
import type { Write } from './writes.ts'

const importTables = ['spending.ledger_files', 'directory.imports', 'needs.plan_imports']

/** How the log counts before anything is done: what is loaded with the demo is not ours. */
export const countLog = async (owner: Owner): Promise<Map<string, number>> =>
  new Map(
    (
      await owner.rows<{ action: string; n: string }>(
        'select action, count(*) as n from core.audit group by 1',
      )
    ).map(row => [row.action, Number(row.n)]),
  )

/** Waits until nothing is under way any more, looked at from behind: no page of an import is opened. */
export const settle = async (owner: Owner, patience: number): Promise<number> => {
  const began = performance.now()
  for (let calm = 0; calm < 3; ) {
    const waiting = await owner.number(
      `select (${importTables.map(table => `(select count(*) from ${table} where state = 'running')`).join(' + ')}
        + (select count(*) from core.mails where sent_at is null and failed_at is null and last_error is null)) as n`,
    )
    calm = waiting === 0 ? calm + 1 : 0
    if (performance.now() - began > patience) break
    await wait(500)
  }
  return performance.now() - began
}

/** Each write is there once: no acknowledged one is lost, none is there twice, and the log tells of each once. */
export const wrongWrites = async (owner: Owner, writes: readonly Write[], logBefore: Map<string, number>) => {
  const wrong: string[] = []
  const log = await countLog(owner)
  for (const [kind, { sql, action }] of Object.entries(stored)) {
    const counts = new Map<string, number>()
    for (const { marker } of await owner.rows<{ marker: string }>(sql))
      counts.set(marker, (counts.get(marker) ?? 0) + 1)
    const made = writes.filter(write => write.kind === kind)
    for (const { marker, state } of made) {
      const n = counts.get(marker) ?? 0
      if (n > 1) wrong.push(`${marker} is there ${n} times`)
      if (n === 0 && state === 'acknowledged') wrong.push(`${marker} is lost`)
    }
    const known = new Set(made.map(({ marker }) => marker))
    for (const marker of counts.keys()) if (!known.has(marker)) wrong.push(`${marker} is nobody’s`)
    const told = (log.get(action) ?? 0) - (logBefore.get(action) ?? 0)
    const there = [...counts.values()].reduce((sum, n) => sum + n, 0)
    if (told !== there) wrong.push(`${action}: ${there} are there, the log tells of ${told}`)
  }
  return wrong
}

/** Questions to the register are kept as a number and as letters: each to everybody asked, once. */
export const wrongQuestions = async (owner: Owner, writes: readonly Write[], post: PostOffice) => {
  const wrong: string[] = []
  const asked = new Map(
    (
      await owner.rows<{ id: string; asked: number }>('select question_id as id, asked from core.questions')
    ).map(row => [row.id, row.asked]),
  )
  const texts = [...post.arrived.values()].map(({ text }) => text)
  for (const { marker, once, state } of writes.filter(write => write.kind === 'fraga')) {
    const letters = texts.filter(text => text.includes(marker)).length
    const wanted = asked.get(once) ?? 0
    if (wanted === 0 && state === 'acknowledged') wrong.push(`${marker} is lost`)
    if (letters !== wanted) wrong.push(`${marker}: ${wanted} are asked, ${letters} letters arrived`)
  }
  return wrong
}

type Ended = {
  name: string
  state: string
  failure: string | null
  n: string
  sum: string | null
  cells: string | null
}

/** Every import has ended, and what is done holds exactly what its file did. */
export const wrongImports = async (owner: Owner, { sent }: Pick<Imports, 'sent'>) => {
  const wrong: string[] = []
  const states = new Map<string, number>()
  for (const table of importTables)
    for (const { state, failure, n } of await owner.rows<{
      state: string
      failure: string | null
      n: string
    }>(
      `select state, ${table === 'needs.plan_imports' ? 'null' : 'failure'} as failure, count(*) as n from ${table} group by 1, 2`,
    )) {
      const name = [table.split('.')[1], state, failure].filter(Boolean).join(' ')
      states.set(name, Number(n))
      if (state === 'running') wrong.push(`${n} of ${table} have not ended`)
    }
  const ledgers = await owner.rows<Ended>(
    `select f.file_name as name, f.state, f.failure,
      (select count(*) from spending.ledger_rows r where r.tenant_id = f.tenant_id and r.file_no = f.file_no) as n,
      (select sum(amount_ore) from spending.ledger_rows r where r.tenant_id = f.tenant_id and r.file_no = f.file_no) as sum,
      (select sum(amount_ore) from spending.spend_cells c where c.tenant_id = f.tenant_id and c.file_no = f.file_no) as cells
    from spending.ledger_files f where f.file_name like 'reskontra-%'`,
  )
  for (const { file, rows, sum } of sent.filter(({ sum }) => sum !== undefined)) {
    const found = ledgers.filter(
      ({ name, state }) => name === file && state !== 'mapping' && state !== 'receiving',
    )
    const [it] = found
    if (it === undefined || found.length !== 1) wrong.push(`${file} is there ${found.length} times`)
    else if (it.state !== 'done' && (Number(it.n) > 0 || it.failure === null))
      wrong.push(`${file} left ${it.n} rows`)
    else if (
      it.state === 'done' &&
      (Number(it.n) !== rows || it.sum !== String(sum) || it.cells !== String(sum))
    )
      wrong.push(`${file}: ${it.n} rows of ${it.sum} (${it.cells}) öre instead of ${rows} of ${sum}`)
  }
  for (const [like, sql] of [
    ['lista', "select name from core.organisations where name like 'Provlista %'"],
    ['plan', "select title as name from needs.needs where title like 'Provlista plan %'"],
  ] as const) {
    const names = (await owner.rows<{ name: string }>(sql)).map(({ name }) => name)
    const there = new Set(names)
    if (there.size !== names.length) wrong.push(`${names.length - there.size} of ${like} are there twice`)
    const wanted = sent.filter(({ file }) => file.startsWith('plan') === (like === 'plan'))
    const lost = wanted.flatMap(({ names: all = [] }) => all).filter(name => !there.has(name))
    if (lost.length > 0) wrong.push(`${lost.length} rows of ${like} are lost, ${lost[0]} the first`)
  }
  return { wrong, states }
}

/** Every letter is sent or says why not; what is sent has arrived; what arrived more than once has the same Message-ID. */
export const wrongMail = async (owner: Owner, post: PostOffice) => {
  const wrong: string[] = []
  const mails = await owner.rows<{ id: string; sent: boolean; error: string | null; failed: boolean }>(
    'select mail_id as id, sent_at is not null as sent, last_error as error, failed_at is not null as failed from core.mails',
  )
  const ids = new Set(mails.map(({ id }) => id))
  for (const { id, sent, error, failed } of mails) {
    if (sent && !post.arrived.has(id)) wrong.push(`letter ${id} is sent and has not arrived`)
    if (!sent && (error === null || failed)) wrong.push(`letter ${id} is neither sent nor says why`)
  }
  for (const id of post.arrived.keys()) if (!ids.has(id)) wrong.push(`letter ${id} is nobody’s`)
  if (post.nameless() > 0) wrong.push(`${post.nameless()} letters had no Message-ID of ours`)
  const twice = [...post.arrived.values()].filter(({ times }) => times > 1).length
  const sent = mails.filter(mail => mail.sent).length
  return { wrong, sent, waiting: mails.length - sent, arrived: post.arrived.size, twice }
}
