import { z } from 'zod'
import { readYaml } from '../../kit/data/yaml.ts'
import { inAlphabet } from '../../kit/text/format.ts'
import { type Locale, locale } from '../../kit/text/locale.ts'

const words = z.array(z.string())
const kind = z.object({
  key: z.string(),
  sv: z.string(),
  en: z.string(),
  description_sv: z.string(),
  description_en: z.string(),
  synonyms_sv: words,
  synonyms_en: words,
  cpv: words,
  account_words: words,
  icon: z.string(),
})
const groups = readYaml(
  'data/categories.yaml',
  z.array(z.object({ key: z.string(), sv: z.string(), en: z.string(), kinds: z.array(kind) })),
)

export type Category = z.infer<typeof kind> & { group: string }

/** What social enterprises sell, in groups (data/categories.yaml). */
export const categoryGroups = groups
export const categories: ReadonlyMap<string, Category> = new Map(
  groups.flatMap(group => group.kinds.map(k => [k.key, { ...k, group: group.key }] as const)),
)

/** Every kind to choose among, in the order of the reader's alphabet. */
export const kindOptions = () =>
  [...categories.values()]
    .map(kind => ({ value: kind.key, label: kind[locale()] }))
    .sort((a, b) => inAlphabet(a.label, b.label))

export const categoryName = (key: string, inLocale: Locale = locale()): string =>
  categories.get(key)?.[inLocale] ?? key
