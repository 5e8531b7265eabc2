import { faultOf } from './faults.ts'

/**
 * Does each piece by itself: what goes wrong with one is told in the log, and the others are done all the same. Answers
 * whether all went well.
 */
export const eachByItself = async <T>(
  what: string,
  pieces: Iterable<T>,
  work: (piece: T) => Promise<unknown>,
): Promise<boolean> => {
  let well = true
  for (const piece of pieces) {
    try {
      await work(piece)
    } catch (error) {
      well = false
      process.stderr.write(`${JSON.stringify({ level: 50, msg: what, err: faultOf(error) })}\n`)
    }
  }
  return well
}
