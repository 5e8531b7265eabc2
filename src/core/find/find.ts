import type { Temporal } from 'temporal-polyfill'
import type { Actor, Database } from '../../kit/db/actor.ts'
import type { Viewer } from '../web/viewer.ts'

/** What is looked for, by whom: words as they were written, and the organisation number that they are, if any. */
export type Asked = {
  db: Database
  /** Row-level security decides what is found. */
  actor: Actor
  /** The organisation that the reader acts in. */
  tenantId: string
  q: string
  orgnr: string | undefined
  now: Temporal.Instant
  most: number
}

export type Thing = { href: string; name: string; about?: string | undefined }

/** Things of a domain that are found from everywhere (`/sok`); listed under `finds` in its `domain.ts`. */
export type Finder = {
  title: () => string
  may: (viewer: Viewer | null) => boolean
  /** How many there are, and the first of them. */
  find: (asked: Asked) => Promise<{ total: number; things: Thing[] }>
  /** The list that holds all of them. */
  all: (q: string) => string
}

export type Part = { title: string; total: number; things: Thing[]; all: string }

/** What each domain has of it, as far as the reader may look; a domain that has nothing is left out. */
export const findParts = async (
  finders: readonly Finder[],
  viewer: Viewer | null,
  asked: Asked,
): Promise<Part[]> => {
  const parts: Part[] = []
  for (const { title, may, find, all } of finders) {
    if (!may(viewer)) continue
    const found = await find(asked)
    if (found.total > 0) parts.push({ title: title(), all: all(asked.q), ...found })
  }
  return parts
}
