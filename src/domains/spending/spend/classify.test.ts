import { expect, test } from 'vitest'
import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'
import { categories } from '../../directory/public.ts'
import { classify, other, unclassified } from './classify.ts'

const line = z.object({
  account: z.union([z.string(), z.number()]).optional(),
  account_text: z.string(),
  supplier: z.string(),
  expected: z.string(),
  split: z.enum(['dev', 'test']),
})
const sample = readYaml('data/ledger-sample.yaml', z.array(line))

type Score = { right: number; said: number; meant: number }
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

/** Precision: of what was said to be a kind, how much is. Recall: of what is a kind, how much was said. */
const measure = (split: 'dev' | 'test') => {
  const scores = new Map<string, Score>()
  const of = (category: string): Score => {
    const score = scores.get(category) ?? { right: 0, said: 0, meant: 0 }
    scores.set(category, score)
    return score
  }
  const wrong: string[] = []
  for (const { account_text, supplier, expected } of sample.filter(s => s.split === split)) {
    const said = classify({ accountText: account_text, supplierName: supplier })
    if (said.category !== unclassified) of(said.category).said += 1
    if (expected !== unclassified) of(expected).meant += 1
    if (said.category === expected && expected !== unclassified) of(expected).right += 1
    else if (said.category !== expected)
      wrong.push(
        `${account_text} | ${supplier}: ${said.category || '–'} (${said.because}), is ${expected || '–'}`,
      )
  }
  const kinds = [...scores].filter(([category]) => category !== other)
  const sum = (of: keyof Score) => kinds.reduce((n, [, score]) => n + score[of], 0)
  return {
    scores,
    wrong,
    precision: share(sum('right'), sum('said')),
    recall: share(sum('right'), sum('meant')),
  }
}

const percent = (n: number) => `${(n * 100).toFixed(0).padStart(3)} %`

test('the sample is large enough, and the words are written without it', () => {
  expect(sample.filter(s => s.split === 'test').length).toBeGreaterThanOrEqual(300)
  for (const { expected } of sample)
    expect(expected === other || expected === unclassified || categories.has(expected), expected).toBe(true)
})

test('what is said to be a kind is one: precision at least 0.9 at a recall of at least 0.7', () => {
  const { scores, precision, recall, wrong } = measure('test')
  const rows = [...scores]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([category, s]) =>
        `  ${category.padEnd(22)} precision ${percent(share(s.right, s.said))}  recall ${percent(share(s.right, s.meant))}  (${s.meant} lines)`,
    )
  const size = sample.filter(s => s.split === 'test').length
  process.stdout.write(
    `Classification over ${size} ledger lines: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of what social enterprises sell\n${rows.join('\n')}\n`,
  )
  if (process.env['SHOW_WRONG']) process.stdout.write(`${measure('dev').wrong.join('\n')}\n`)
  expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
  expect(recall).toBeGreaterThanOrEqual(0.7)
})
