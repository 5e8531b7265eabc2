import { placeRules } from '../policy.ts'
import { takePlace } from './actions.ts'
import { placeFacts } from './facts.ts'
import { selectOpenPlaces, selectOptionalOpenPlace } from './find.ts'
import { Said, vacancyText } from './vacancy-words.tsx'
import { placeWords } from './words.ts'

export type { OpenPlace } from './find.ts'

/** Places as those who look for one for somebody meet them: which there are, what they say, and taking one. */
export const openPlaces = {
  facts: placeFacts,
  words: placeWords,
  rules: placeRules,
  select: selectOpenPlaces,
  selectOptional: selectOptionalOpenPlace,
  take: takePlace,
  vacancyText,
  Said,
} as const
