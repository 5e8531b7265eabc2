import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetList } from '../domains/directory/imports/routes.tsx'
import { forgetLedgerFile } from '../domains/spending/ledger/routes.tsx'
import { domains, jobsOf } from '../domains.ts'
import { system } from '../kit/db/actor.ts'
import { openTestApp, type TestApp } from './app.ts'
import { signIn } from './identity.ts'
import { csv, fileForm } from './importing.ts'
import { runDaily } from './jobs.ts'
import { national, row } from './ledgers.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const kept = () =>
  t.db.inActor(system('test'), async tx => {
    const list = await tx.selectFrom('directory.import_rows').select('cells').execute()
    const ledger = await tx.selectFrom('spending.ledger_parts').select('part').execute()
    const plan = await tx.selectFrom('needs.plan_rows').select('cells').execute()
    return [list.length, ledger.length, plan.length]
  })

test('an upload that was broken off is forgotten whole after two hours', async () => {
  const { tenantId, headers } = await signIn(t, { role: 'business_officer', municipalityCode: '2183' })
  const buyer = await signIn(t, { role: 'procurement_officer', tenantId })
  for (const [url, who, lines] of [
    ['/registret/las-in', headers, ['Namn;Kommun', 'Kafé;Söderhamn']],
    ['/inkop/reskontra', buyer.headers, [national, row()]],
  ] as const) {
    const form = fileForm(csv([...lines]))
    await t.app.inject({ method: 'POST', url, ...form, headers: { ...who, ...form.headers } })
  }
  // As they stand while the file is on its way, for a sender that never comes back.
  await t.db.inActor(system('test'), async tx => {
    await tx.updateTable('directory.imports').set({ state: 'reading' }).execute()
    await tx.updateTable('spending.ledger_files').set({ state: 'receiving' }).execute()
  })
  const left = () =>
    t.db.inActor(system('test'), async tx => [
      (await tx.selectFrom('directory.imports').select('import_id').execute()).length,
      (await tx.selectFrom('spending.ledger_files').select('file_id').execute()).length,
    ])
  for (const [hours, there] of [
    [1, 1],
    [2, 0],
  ] as const) {
    t.clock.advance({ hours })
    await runDaily(t, forgetList, forgetLedgerFile)
    expect(await left()).toEqual([there, there])
  }
})

test('what was uploaded and never confirmed is forgotten after seven days, whether the program starts again or not', async () => {
  const { tenantId, headers } = await signIn(t, { role: 'business_officer', municipalityCode: '2182' })
  const buyer = await signIn(t, { role: 'procurement_officer', tenantId })
  const upload = async (url: string, who: { cookie: string }, lines: string[]) => {
    const form = fileForm(csv(lines))
    const sent = await t.app.inject({ method: 'POST', url, ...form, headers: { ...who, ...form.headers } })
    expect(sent.statusCode).toBe(303)
    return String(sent.headers['location'])
  }
  const paths = [
    await upload('/registret/las-in', headers, ['Namn;Kommun;Telefon', 'Kafé;Söderhamn;0270-123 45']),
    await upload('/inkop/reskontra', buyer.headers, [national, row()]),
    await upload('/inkop/behov/plan', buyer.headers, ['Vad;När', 'Fika;2027']),
  ]
  const aDayAfter = async (days: number) => {
    t.clock.advance({ days })
    await runDaily(t, ...jobsOf(domains))
  }
  await aDayAfter(6)
  expect(await kept()).toEqual([1, 1, 1])
  await aDayAfter(2)
  expect(await kept()).toEqual([0, 0, 0])
  for (const [path, who] of [
    [paths[0], { tenantId, role: 'business_officer' }],
    [paths[1], { tenantId, role: 'procurement_officer' }],
  ] as const) {
    const { headers: again } = await signIn(t, who)
    expect((await t.app.inject({ url: path ?? '', headers: again })).body).toContain('Inläsningen avbröts')
  }
})
