import { statfs } from 'node:fs/promises'
import { operatorId } from '../core/organisations/operator.ts'
import type { Services } from '../core/web/services.ts'
import { system } from '../kit/db/actor.ts'
import { takeTurn } from '../kit/db/turns.ts'

/** Below this a database that writes beside us is about to stop. */
const leastBytes = 100 * 1_048_576
/** One look for all who ask within it: a page anybody may open must cost nothing. */
const holds = 5000

/**
 * Whether requests can be served: the database takes a change – it is reached, follows no other, has room – and with an
 * embedded one there is room left on the disk. Answers what is wrong, or nothing.
 */
export const makeReadiness = ({ db, config }: Services) => {
  const look = async (): Promise<string | undefined> => {
    try {
      await db.inActor(system('readiness'), tx => takeTurn(tx, operatorId, 'readiness'))
    } catch {
      return 'the database takes no changes'
    }
    if (!config.embedded) return undefined
    const { bavail, bsize } = await statfs(config.dataDir)
    return bavail * bsize < leastBytes ? 'the disk is full' : undefined
  }
  let asked: { at: number; answer: Promise<string | undefined> } | undefined
  return () => {
    const now = performance.now()
    if (asked === undefined || now - asked.at > holds) asked = { at: now, answer: look() }
    return asked.answer
  }
}
