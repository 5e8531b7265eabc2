/**
 * Whether a connection is of no use after this error: the server is ending or starting (57P01–57P03), follows another one
 * since a failover (25006), or cannot be reached (class 08, and what the network says).
 */
export const isLost = (error: unknown): boolean => {
  if (error instanceof NotBegun) return true
  const { code = '', message = '', syscall = '' } = (error ?? {}) as NodeJS.ErrnoException
  return (
    // The socket of a server on this machine that is not there (yet, or just now).
    (code === 'ENOENT' && syscall === 'connect') ||
    /^(25006|57P0[123]|08...|ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/.test(code) ||
    /connection (terminated|closed)|not queryable|client was closed|timeout exceeded when trying to connect|timeout expired|only follows another/i.test(
      message,
    )
  )
}

/**
 * Whether the server ended a statement that took too long, waited too long for another's lock (actor.ts, limits), or stood
 * in each other's way with another's: the same done again goes through.
 */
export const isTooSlow = (error: unknown): boolean =>
  ['57014', '55P03', '25P03', '40P01', '40001'].includes((error as { code?: string } | undefined)?.code ?? '')

/** The connection was lost before the transaction began: nothing was asked for yet, and another one can be taken. */
export class NotBegun extends Error {
  constructor(cause: unknown) {
    super('The connection was lost before the transaction began.', { cause })
  }
}

/**
 * Whether what was asked for happened is not known: the connection was lost while the transaction committed. Never to be
 * told as a failure. Look whether it is there – by the id that its form carried – before it is done again.
 */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('The connection was lost while the change was being stored.', { cause })
  }
}

/** Whether the database went away under a piece of work: nothing is wrong with the piece. */
export const isBrokenOff = (error: unknown): boolean => isLost(error) || error instanceof OutcomeUnknown
