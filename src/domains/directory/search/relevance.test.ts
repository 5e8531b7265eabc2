import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { nowhere } from '../../../testing/demo.ts'
import { demoEnterprises, loadDemoEnterprises } from '../demo.ts'
import { findEnterprises } from './find.ts'
import { type EnterpriseHit, hitsOf, searchParams } from './schema.ts'

const graded = readYaml(
  'data/relevance.yaml',
  z.array(
    z.object({
      q: z.coerce.string(),
      municipality: z.string().optional(),
      kind: z.string(),
      expect: z
        .array(z.object({ enterprise: z.string(), offer: z.string().optional(), grade: z.number() }))
        .min(1),
    }),
  ),
)
const asked = z.array(
  z.object({ q: z.coerce.string(), kinds: z.array(z.string()).min(1), role: z.string(), how: z.string() }),
)
const unseen = readYaml('data/relevance-unseen.yaml', asked)
const aside = readYaml('data/relevance-aside.yaml', asked)

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
afterAll(() => closeWithTrueCards(t))

/** The first ten of what a reader is shown: who delivers here, or where nobody does, the nearest who can. */
const firstTen = async (q: string, kommun?: string): Promise<EnterpriseHit[]> => {
  const params = searchParams.parse({ q, kommun })
  const { result, elsewhere } = await findEnterprises(t.db.asVisitor, params, {
    now: t.clock.now(),
    facets: true,
  })
  return hitsOf(result.total === 0 && elsewhere?.same ? elsewhere : result).slice(0, 10)
}

const shownOf = ({ offers, reasons }: EnterpriseHit) =>
  offers.filter(({ id }) => reasons.some(({ offer_id }) => offer_id === id))

/** An enterprise counts by the best expected offer among the three that it shows. */
const gradesOf = async ({ q, municipality, expect: wanted }: (typeof graded)[number]): Promise<number[]> =>
  (await firstTen(q, municipality)).map(hit => {
    const shown = shownOf(hit).map(o => keyOf.get(`${hit.id} ${o.title}`))
    const fits = wanted.filter(
      e =>
        e.enterprise === keyOf.get(hit.id) &&
        (e.offer === undefined || shown.length === 0 || shown.includes(e.offer)),
    )
    return Math.max(0, ...fits.map(e => e.grade))
  })

const gain = (grades: readonly number[]) =>
  grades.reduce((sum, g, i) => sum + (2 ** g - 1) / Math.log2(i + 2), 0)
const reciprocal = (first: number) => (first < 0 ? 0 : 1 / (first + 1))
const mean = (of: readonly number[]) => of.reduce((sum, n) => sum + n, 0) / of.length
const tell = (text: string) => process.stdout.write(`${text}\n`)

test('the search finds what buyers mean (data/relevance.yaml)', { timeout: 120_000 }, async () => {
  const scores = await Promise.all(
    graded.map(async query => {
      const grades = await gradesOf(query)
      const best = new Map<string, number>()
      for (const e of query.expect) best.set(e.enterprise, Math.max(best.get(e.enterprise) ?? 0, e.grade))
      const ideal = gain([...best.values()].sort((a, b) => b - a).slice(0, 10))
      return {
        about: `${query.q} (${query.kind})`,
        rr: reciprocal(grades.findIndex(g => g >= 2)),
        ndcg: ideal === 0 ? 0 : gain(grades) / ideal,
      }
    }),
  )
  const mrr = mean(scores.map(s => s.rr))
  const weak = scores.filter(s => s.rr < 1 || s.ndcg < 0.6)
  tell(
    `\nSearch relevance over ${scores.length} queries: MRR ${mrr.toFixed(3)}, nDCG@10 ${mean(scores.map(s => s.ndcg)).toFixed(3)}`,
  )
  for (const s of weak) tell(`  ${s.about}: rr ${s.rr.toFixed(2)}, ndcg ${s.ndcg.toFixed(2)}`)
  expect(graded.length).toBeGreaterThanOrEqual(147)
  expect(mrr).toBeGreaterThanOrEqual(0.95)
})

/** The place of the first enterprise that shows an offer of a kind that the person wanted. */
const scoresOf = (questions: typeof unseen) =>
  Promise.all(
    questions.map(async ({ q, kinds, how }) => {
      const hits = await firstTen(q)
      const first = hits.findIndex(hit => shownOf(hit).some(o => kinds.includes(o.category)))
      return { q, how, rr: reciprocal(first) }
    }),
  )

test('and what people ask who have not read the offers', { timeout: 120_000 }, async () => {
  expect(unseen.length + aside.length).toBeGreaterThanOrEqual(150)
  const [seen, kept] = await Promise.all([scoresOf(unseen), scoresOf(aside)])
  for (const how of new Set(seen.map(s => s.how))) {
    const of = seen.filter(s => s.how === how)
    tell(`  ${how}: MRR ${mean(of.map(s => s.rr)).toFixed(2)} of ${of.length}`)
    // Only the half that may be looked at is told one by one.
    for (const s of of) if (s.rr < 1) tell(`    ${s.rr.toFixed(2)} ${s.q}`)
  }
  const [open, hidden] = [seen, kept].map(scores => mean(scores.map(s => s.rr)))
  tell(
    `Unseen questions: MRR ${open?.toFixed(3)} of ${seen.length}; kept aside: ${hidden?.toFixed(3)} of ${kept.length}`,
  )
  expect(open).toBeGreaterThanOrEqual(0.9)
  expect(hidden).toBeGreaterThanOrEqual(0.85)
})
