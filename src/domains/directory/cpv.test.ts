import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readYaml } from '../../kit/data/yaml.ts'
import { projectRoot } from '../../kit/db/migrate.ts'
import { kindOfCpv } from './kinds.ts'

const kinds = readYaml(
  'data/categories.yaml',
  z.array(
    z.object({
      kinds: z.array(
        z.object({
          key: z.string(),
          sv: z.string(),
          description_sv: z.string(),
          synonyms_sv: z.array(z.string()),
          account_words: z.array(z.string()),
          cpv: z.array(z.string()),
        }),
      ),
    }),
  ),
).flatMap(group => group.kinds)
const rows: Record<string, string>[] = parse(readFileSync(join(projectRoot, 'data/reference/cpv2008.csv')), {
  columns: true,
})
const labels = new Map(rows.map(row => [row['code'] ?? '', row['label_sv'] ?? '']))

const small = new Set(
  'och samt till med eller andra övriga annan utan tjänster tillhörande diverse reparation underhåll'.split(
    ' ',
  ),
)
/** The beginnings of a text's words: enough to see that two speak of the same thing. */
const stems = (text: string) =>
  new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter(w => !small.has(w)).map(w => w.slice(0, 5)))
const wordsOf = new Map(
  kinds.map(k => [k.key, stems([k.sv, k.description_sv, ...k.synonyms_sv, ...k.account_words].join(' '))]),
)
const score = (root: string, key: string) =>
  [...stems(labels.get(root) ?? '')].filter(stem => wordsOf.get(key)?.has(stem)).length

/** Looked at by hand: the label has other words than the kind, and means it all the same. */
const lookedAt = new Map([
  ['77320000', 'sports grounds are green'],
  ['77330000', 'flowers that are arranged and planted'],
  ['98341120', 'a caretaker by the door'],
  ['44220000', 'joinery of interiors'],
  ['39142000', 'garden furniture is made by carpenters'],
  ['60100000', 'transport by road'],
  ['98392000', 'moving, in the words of the code'],
  ['60180000', 'a van with its driver'],
  ['15813000', 'breakfast that is delivered'],
  ['55330000', 'a café'],
  ['55510000', 'a canteen'],
  ['15897300', 'baskets and parcels of food'],
  ['39510000', 'curtains, tablecloths and sheets are sewn'],
  ['30210000', 'used computers'],
  ['50112200', 'cars that are serviced'],
  ['50320000', 'computers that are repaired'],
  ['98512000', 'work for industry'],
  ['79520000', 'repro'],
  ['39225600', 'candles'],
  ['72311100', 'data that is converted'],
  ['72413000', 'web design'],
  ['98513310', 'help at home'],
  ['98380000', 'kennels'],
  ['79950000', 'fairs and exhibitions'],
  ['90680000', 'beaches belong to bathing places'],
  ['03120000', 'plants of a nursery'],
  ['50112000', 'cars that are serviced'],
  ['39294100', 'clothes and things with a print'],
  ['85322000', 'programmes of municipalities for work'],
])

test('every code of a kind is one of the official list, in one kind alone', () => {
  const roots = kinds.flatMap(k => k.cpv)
  expect(roots.filter(root => !labels.has(root))).toEqual([])
  expect(roots.filter((root, i) => roots.indexOf(root) !== i)).toEqual([])
})

test('a code stands in the kind that its official label speaks of', () => {
  const doubtful = kinds.flatMap(({ key, cpv }) =>
    cpv.flatMap(root => {
      const others = kinds.filter(other => score(root, other.key) > score(root, key)).map(k => k.key)
      return score(root, key) > 0 && others.length === 0
        ? []
        : [
            {
              root,
              says: `${key} ${root} ${labels.get(root)}${others.length > 0 ? ` – rather ${others.join(', ')}?` : ''}`,
            },
          ]
    }),
  )
  process.stdout.write(
    `\nCPV codes whose labels have other words than their kind:\n${doubtful.map(d => `  ${d.says} (${lookedAt.get(d.root) ?? 'NOT LOOKED AT'})`).join('\n')}\n`,
  )
  expect(doubtful.filter(d => !lookedAt.has(d.root)).map(d => d.says)).toEqual([])
})

test.each([
  ['90911200', 'cleaning'],
  ['90911300', 'window-cleaning'],
  ['50760000', 'public-toilets'],
  ['77312000', 'gardening'],
  ['77231000', 'firewood'],
  ['18530000', 'crafts'],
  ['90511000', 'waste-sorting'],
])('the code %s is of %s', (code, kind) => {
  expect(kindOfCpv(code)).toBe(kind)
})
