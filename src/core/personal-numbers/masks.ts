import { replacePersonalNumbers } from './find.ts'
import type { Door } from './shape.ts'

/** What is shown instead of a sole trader's number or name. */
export const soleTrader = 'enskild firma'

export const withoutPersonalNumbers = (text: string, door?: Door): string =>
  replacePersonalNumbers(text, () => soleTrader, door)
