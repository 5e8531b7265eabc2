import { isLost, OutcomeUnknown } from './db/lost.ts'

/** How often a process looks for what another has left behind. */
const lookEvery = 10_000

/**
 * Whether the database went away under a piece of work: nothing is wrong with the piece. It stays as it is, and whoever
 * finds it when its lease has run out goes on with it.
 */
export const isBrokenOff = (error: unknown): boolean => isLost(error) || error instanceof OutcomeUnknown

/**
 * Work that goes on behind the answers of this process, each piece once. `find` names what nobody is at: a process that
 * was killed is found out by the others, and by itself when it is back, without anybody's looking at a page.
 */
export const openBackground = <Key>(of: {
  id: (key: Key) => string
  work: (key: Key) => Promise<void>
  find: () => Promise<readonly Key[]>
  fault: (error: unknown) => void
  every?: number | undefined
}) => {
  const running = new Map<string, Promise<void>>()
  let stopping = false
  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  /** Does a piece unless this process is at it already. */
  const begin = (key: Key) => {
    const id = of.id(key)
    if (stopping || running.has(id)) return
    running.set(
      id,
      of
        .work(key)
        .catch(of.fault)
        .finally(() => running.delete(id)),
    )
  }
  const look = () => {
    looking ??= of
      .find()
      .then(found => found.forEach(begin), of.fault)
      .finally(() => {
        looking = undefined
      })
    return looking
  }
  return {
    begin,
    isStopping: () => stopping,
    /** Looks now, and from now on every few seconds. */
    watch: async () => {
      await look()
      if (!stopping) timer ??= setInterval(() => void look(), of.every ?? lookEvery).unref()
    },
    settled: (id: string) => running.get(id) ?? Promise.resolve(),
    stop: async () => {
      stopping = true
      clearInterval(timer)
      await looking
      await Promise.all(running.values())
    },
  }
}
