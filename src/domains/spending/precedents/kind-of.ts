import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'
import { categories, kindOfCpv } from '../../directory/public.ts'

const words = z.array(z.string()).min(1)
const rules = readYaml(
  'data/precedents.yaml',
  z.object({
    title: z.record(z.string(), words),
    not: words,
    cpv: z.record(z.string(), z.string()),
    closed: words,
    open: z.record(z.string(), words),
  }),
)
for (const key of [...Object.keys(rules.title), ...Object.values(rules.cpv), ...Object.keys(rules.open)])
  if (key !== '' && !categories.has(key)) throw new Error(`data/precedents.yaml: ${key} is no category.`)

/** "<städ>" → the whole word städ. */
const pattern = (list: readonly string[]) =>
  new RegExp(
    list
      .map(word => {
        const start = word.startsWith('<') ? '(?<![\\p{L}\\p{N}])' : ''
        const end = word.endsWith('>') ? '(?![\\p{L}\\p{N}])' : ''
        return `${start}${RegExp.escape(word.replace(/[<>]/g, ''))}${end}`
      })
      .join('|'),
    'u',
  )
const titles = Object.entries(rules.title).map(([key, list]) => ({ key, found: pattern(list) }))
const otherwise = pattern(rules.not)

/** Prefix of CPV → kind, where our advertisements use a code otherwise; '' where it promises too much. */
const besides = new Map(Object.entries(rules.cpv))

/**
 * The kind that a procurement is of, or '': the words of its title first, since codes are often chosen loosely, then its
 * CPV code; where the title says two kinds, the code decides between them.
 */
export const kindOf = (title: string, cpv: string): string => {
  const text = title.toLowerCase()
  if (otherwise.test(text)) return ''
  const division = cpv.slice(0, 2)
  const said = titles.filter(
    ({ key, found }) =>
      (!rules.closed.includes(division) || (rules.open[key] ?? []).includes(division)) && found.test(text),
  )
  if (said.length === 1) return said[0]?.key ?? ''
  const coded = kindOfCpv(cpv, besides) ?? ''
  return said.length === 0 || said.some(({ key }) => key === coded) ? coded : ''
}
