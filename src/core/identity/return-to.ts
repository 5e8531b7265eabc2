/** Where to go once signed in: a path of this site, never another's (OWASP ASVS 5.0 V3.7.2). */
export const returnTo = (wanted: unknown, otherwise = '/hem'): string =>
  typeof wanted === 'string' && wanted.length <= 500 && /^\/(?![/\\])[^\s\\]*$/.test(wanted)
    ? wanted
    : otherwise

/** An address with the way on, where it is not the usual one. */
export const withReturn = (path: string, till: string): string =>
  till === '/hem' ? path : `${path}?till=${encodeURIComponent(till)}`
