/**
 * Where to go on to – once signed in, or after a form: a path of this site, never another's (OWASP ASVS 5.0 V3.7.2), and
 * of such signs alone as the head of an answer can hold.
 */
export const returnTo = (wanted: unknown, otherwise = '/hem'): string =>
  typeof wanted === 'string' && wanted.length <= 500 && /^\/(?![/\\])[!-[\]-~]*$/.test(wanted)
    ? wanted
    : otherwise

/** An address with the way on, where it is not the usual one. */
export const withReturn = (path: string, till: string): string =>
  till === '/hem' ? path : `${path}?till=${encodeURIComponent(till)}`
