import { randomUUID } from 'node:crypto'
import type { Typed } from './forms.ts'
import { isId } from './ids.ts'

/** The hidden field of a form that makes something: an id, made when the form is shown, that becomes the thing's own. */
export const onceField = 'once'

/**
 * The id that a form carries, so that the same form sent twice – a double click, back and send again – is one thing and
 * not two. A new one where the form carries none.
 */
export const onceOf = (typed: Typed = {}): string => {
  const given = typed[onceField]
  return isId(given) ? given : randomUUID()
}
