/** Errors whose message quotes what they were given: an expression, a date, a row. */
const quoting = ['SyntaxError', 'RangeError', 'ZodError']

/**
 * What a log may hold of an error: what kind, where, and by which rule of the database – never the row, the cell or the
 * value that it was about (PostgreSQL's detail and context, the text of data errors, a pattern that was no pattern).
 */
export const faultOf = (
  error: unknown,
): { [key: string]: unknown; type: string; message: string; stack: string } => {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { code, constraint, schema, table, column } = error as unknown as Record<string, unknown>
  const ofData = typeof code === 'string' && /^2[23]/.test(code)
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return {
    type: error.name,
    message: ofData || quoting.includes(error.name) ? '' : error.message,
    stack: frames.join('\n'),
    ...Object.fromEntries(
      Object.entries({ code, constraint, schema, table, column }).filter(([, value]) => value !== undefined),
    ),
  }
}

/** Tells in the log what went wrong behind the answers. */
export const tellFault = (what: string, error: unknown): void => {
  process.stderr.write(`${JSON.stringify({ level: 50, msg: what, err: faultOf(error) })}\n`)
}

/** The same in a few words, for whoever looks at what was given up. */
export const faultLine = (error: unknown): string => {
  const { type, message, stack: _, ...rest } = faultOf(error)
  return [type, message, ...Object.values(rest)].filter(part => part !== '').join(' ')
}
