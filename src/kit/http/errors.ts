/** One vocabulary of errors; core/web/errors.ts is the one place that turns them into answers. */
export class AppError extends Error {
  readonly status: 301 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429
  readonly code: string
  constructor(status: AppError['status'], code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** It has another name in addresses than the one asked for. */
export class MovedOn extends AppError {
  readonly from: string
  readonly to: string
  constructor(from: string, to: string) {
    super(301, 'moved', 'It goes on under another address.')
    this.from = from
    this.to = to
  }
}
/** Also the answer for another tenant's object: it must look exactly as one that does not exist. */
export const notFound = () => new AppError(404, 'not_found', 'There is no such thing here.')
/** The object may be seen, but not this done with it, by this role. */
export const forbidden = () => new AppError(403, 'forbidden', 'Your role does not allow this.')
export const signInFirst = () => new AppError(401, 'sign_in_first', 'Sign in first.')
/** Somebody else changed it in the meantime; the page shows what, and keeps what was typed. */
export const conflict = (code = 'changed_meanwhile') =>
  new AppError(409, code, 'It was changed in the meantime.')
export const gone = (code: string) => new AppError(410, code, 'This link no longer works.')
export const invalid = (code: string, message: string) => new AppError(422, code, message)

/** PostgreSQL decides uniqueness; this names the constraint it decided by, or undefined. */
export const brokenConstraint = (error: unknown): string | undefined => {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return code !== undefined && ['23505', '23503', '23514', '23P01'].includes(code) ? constraint : undefined
}
