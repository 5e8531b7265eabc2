import { tellFault } from './faults.ts'

/** Work that is ours to do; answers whether it went well. `lane`: what it stands in the way of. */
export type Piece = { lane: string; work: () => Promise<boolean> }

/** How long until what another process left or ordered is looked for. */
const pause = 2000

const loops = new Set<() => void>()
/** Something may be due now: every loop of this process looks at once. */
export const wakeLoops = (): void => {
  for (const wake of loops) wake()
}

/**
 * Takes what is due and does it, several pieces at once. `take` is told how many are under way in a lane, and answers with
 * one more or with nothing. A fault of one piece is told in the log and keeps none of the others.
 */
export const openLoop = (
  name: string,
  take: (busy: (lane: string) => number) => Promise<Piece | undefined>,
) => {
  const running = new Map<Promise<void>, string>()
  let stopping = false
  let wake: () => void = () => undefined
  let well = 0

  const begin = ({ lane, work }: Piece) => {
    const done: Promise<void> = work()
      .then(
        isWell => {
          if (isWell) well += 1
        },
        error => tellFault(name, error),
      )
      .finally(() => {
        running.delete(done)
        wake()
      })
    running.set(done, lane)
  }
  const busy = (lane: string) => [...running.values()].filter(it => it === lane).length
  const go = async (once: boolean) => {
    while (!stopping) {
      const woken = new Promise<void>(resolve => {
        wake = resolve
      })
      const wasIdle = running.size === 0
      const piece = await take(busy)
      if (piece !== undefined) begin(piece)
      else if (once && wasIdle) return
      else {
        const timer = setTimeout(wake, pause).unref()
        await woken
        clearTimeout(timer)
      }
    }
  }
  const forever = async () => {
    while (!stopping)
      await go(false).catch(async error => {
        tellFault(name, error)
        await new Promise(resolve => setTimeout(resolve, pause).unref())
      })
  }
  let going: Promise<void> | undefined
  const nudge = () => wake()
  return {
    /** From now on, until it is stopped. */
    start: () => {
      loops.add(nudge)
      going ??= forever()
    },
    /** Does what is due, and ends when nothing is left; answers how much of it went well. */
    drain: async () => {
      const before = well
      await go(true)
      return well - before
    },
    isStopping: () => stopping,
    /** Ends after the pieces that are under way. */
    stop: async () => {
      stopping = true
      loops.delete(nudge)
      wake()
      await going
      await Promise.all(running.keys())
    },
  }
}
