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
