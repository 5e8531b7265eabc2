import { openPlaces } from '../../directory/public.ts'
import type { Person, Wishes } from '../people/queries.ts'
import { t } from '../words.ts'

export type Purpose = 'who_comes' | 'call_on_change' | 'plan_work' | 'explain'
/** Something that can be told: an item of the list, why it is asked for, and what then stands with the enterprise. */
export type Item = { item: string; purpose: Purpose; value: string }

const { adaptationName, languageName } = openPlaces.words
const codeOf = (item: string) => item.split(':')[1] ?? ''

/** "Namn", "Inga tunga lyft", "Språk: Arabiska". */
export const itemName = (item: string): string => {
  if (item === 'name' || item === 'phone') return t(item === 'name' ? 'item_name' : 'phone')
  return item.startsWith('adaptation:')
    ? adaptationName(codeOf(item))
    : t('item_language', { language: languageName(codeOf(item)) })
}

/** What stands beside its name at the enterprise, where the name does not say it all. */
export const itemValue = ({ item, value }: { item: string; value: string }): string | undefined =>
  item === 'name' || item === 'phone' ? value : undefined

/**
 * What may be talked about: from the fixed lists, as far as something is there. Of somebody protected no name and no number is.
 */
export const itemsOf = (person: Person, wishes: Wishes | undefined): Item[] => [
  ...(person.name === null
    ? []
    : [{ item: 'name', purpose: 'who_comes' as const, value: person.called || person.name }]),
  ...(person.phone ? [{ item: 'phone', purpose: 'call_on_change' as const, value: person.phone }] : []),
  ...(wishes?.adaptations ?? []).map(code => ({
    item: `adaptation:${code}`,
    purpose: 'plan_work' as const,
    value: code,
  })),
  ...(wishes?.languages ?? [])
    .filter(code => code !== 'sv')
    .map(code => ({ item: `language:${code}`, purpose: 'explain' as const, value: code })),
]

/** Form fields hold no colon. */
export const fieldOf = (item: string): string => `item_${item.replace(':', '-')}`
