import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { nowhere } from '../../../testing/demo.ts'
import { demoEnterprises, loadDemoEnterprises } from '../demo.ts'
import { findEnterprises } from './find.ts'
import { searchParams } from './schema.ts'

const expected = z.object({ enterprise: z.string(), offer: z.string().optional(), grade: z.number() })
const queries = readYaml(
  'data/relevance.yaml',
  z.array(
    z.object({
      q: z.coerce.string(),
      municipality: z.string().optional(),
      kind: z.string(),
      expect: z.array(expected).min(1),
    }),
  ),
)

let t: TestApp
/** tenant → key, and "tenant title" → offer key */
const keyOf = new Map<string, string>()
beforeAll(async () => {
  t = await openTestApp()
  const byKey = await t.db.inActor(system('test'), tx => loadDemoEnterprises(tx, t, nowhere()))
  for (const e of demoEnterprises()) {
    const tenant = byKey.get(e.key) ?? ''
    keyOf.set(tenant, e.key)
    for (const o of e.offers) keyOf.set(`${tenant} ${o.title_sv}`, o.key)
  }
})
afterAll(() => t.close())

/** Grades of the first ten answers: an enterprise counts by the best expected offer among the three that it shows. */
const gradesOf = async (query: (typeof queries)[number]): Promise<number[]> => {
  const params = searchParams.parse({ q: query.q, kommun: query.municipality })
  const { result } = await t.db.inActor({ kind: 'nobody' }, tx =>
    findEnterprises(tx, params, t.clock.today()),
  )
  return result.hits.slice(0, 10).map(hit => {
    const shown = hit.offers.map(o => keyOf.get(`${hit.tenant_id} ${o.title}`))
    const fits = query.expect.filter(
      e =>
        e.enterprise === keyOf.get(hit.tenant_id) &&
        (e.offer === undefined || shown.length === 0 || shown.includes(e.offer)),
    )
    return Math.max(0, ...fits.map(e => e.grade))
  })
}

const gain = (grades: readonly number[]) =>
  grades.reduce((sum, g, i) => sum + (2 ** g - 1) / Math.log2(i + 2), 0)

test('the search finds what buyers mean (data/relevance.yaml)', { timeout: 120_000 }, async () => {
  const scores = await Promise.all(
    queries.map(async query => {
      const grades = await gradesOf(query)
      const best = new Map<string, number>()
      for (const e of query.expect) best.set(e.enterprise, Math.max(best.get(e.enterprise) ?? 0, e.grade))
      const ideal = gain([...best.values()].sort((a, b) => b - a).slice(0, 10))
      const first = grades.findIndex(g => g >= 2)
      return {
        q: query.q,
        kind: query.kind,
        rr: first < 0 ? 0 : 1 / (first + 1),
        ndcg: ideal === 0 ? 0 : gain(grades) / ideal,
      }
    }),
  )
  const mean = (of: (s: (typeof scores)[number]) => number, among = scores) =>
    among.reduce((sum, s) => sum + of(s), 0) / among.length
  const mrr = mean(s => s.rr)
  const ndcg = mean(s => s.ndcg)
  const weak = scores
    .filter(s => s.rr < 1 || s.ndcg < 0.6)
    .map(s => `  ${s.q} (${s.kind}): rr ${s.rr.toFixed(2)}, ndcg ${s.ndcg.toFixed(2)}`)
  process.stdout.write(
    `\nSearch relevance over ${scores.length} queries: MRR ${mrr.toFixed(3)}, nDCG@10 ${ndcg.toFixed(3)}\n${weak.join('\n')}\n`,
  )
  expect(queries.length).toBeGreaterThanOrEqual(60)
  expect(mrr).toBeGreaterThanOrEqual(0.9)
})
