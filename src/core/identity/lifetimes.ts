/**
 * How long things hold, in seconds. A session ends after a working day, and after half of one without use
 * (OWASP ASVS 5.0 V7.3.1, V7.3.2; the reasons are in README.md).
 */
export const lifetimes = {
  session: 12 * 3600,
  idle: 4 * 3600,
  /** How old the note of a session's last use may be before it is renewed. */
  seen: 300,
  mailLink: 15 * 60,
  code: 10 * 60,
  invitation: 14 * 24 * 3600,
} as const
