/** Tried in every field: what has broken something once, here or elsewhere. */
const always = [
  '\0',
  'prov\0prov',
  '\ud800',
  'å'.repeat(5000),
  'inget-id',
  '-1',
  '2147483648',
  '9007199254740993',
  "'; select 1/0; --",
  '/inkop/prov\r\nset-cookie: a=b',
  '/inkop/€',
  '__proto__',
] as const

/** Two of these beside them, which ones the seed decides. */
const sometimes = [
  '',
  '2147483647',
  '1e308',
  'NaN',
  '0',
  '-0',
  'Infinity',
  '-2147483649',
  '9'.repeat(400),
  '0x1f',
  '1.5',
  '1e-7',
  'constructor',
  'toString',
  '../../../../etc/passwd',
  '..\\..',
  '.',
  '//example.org/',
  'javascript:alert(1)',
  '"><script>alert(1)</script>',
  '<!--',
  '=HYPERLINK("https://example.org")',
  '+1+1',
  '@SUM(A1)',
  '\\',
  '%',
  '%00',
  '%ff',
  '{"a":1}',
  '[]',
  'null',
  'undefined',
  'true',
  '\u202egnp.exe',
  '\u0007\u001b[31m\u007f',
  '\u0085\u2028\ufeff',
  'مرحبا بالعالم',
  '👩🏽‍🌾'.repeat(20),
  'e\u0301\u0323'.repeat(50),
  '9999-12-31',
  '0000-00-00',
  '+275760-09-13',
  '2026-02-30T25:61:61Z',
  'infinity',
  '556016-0680',
  'a@b',
  `${'a'.repeat(64)}@${'b'.repeat(180)}.example`,
  '(((((((((((((((((((((((((((((a',
  ':*&|!<->',
  '-"',
  '00000000-0000-0000-0000-000000000000',
  'AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA',
] as const

/** What only a body of JSON can hold, in the place of a text. */
export const hostileJson: readonly unknown[] = [
  '\ud800',
  'prov\0\udfff',
  null,
  true,
  -1e308,
  2 ** 53,
  [],
  ['\0', 1, null, ['a']],
  { toString: 1, length: -1 },
  JSON.parse(`${'['.repeat(400)}${']'.repeat(400)}`),
]

const id = '00000000-0000-4000-8000-000000000000'
const place = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
/** Places in a list as it writes them itself, with figures that nothing has; and the order that reads each. */
export const hostilePlaces: readonly (readonly [sort: string, place: string])[] = [
  ['varde', place('9999999999999999999', id)],
  ['varde', place(['1'], id)],
  ['start', place('2026-99-99', id)],
  ['avtalsslut', place('0000-00-00', id)],
  ['andrad', place('2026-99-99 99:99:99+00', id)],
  ['andrad', place('2026-11-23 09:00:00+00', '-'.repeat(36))],
  ['', place('2026-11-23T99:99:99.9Z', id)],
  ['', place(1e300, 1, 1, 1, id)],
  ['', place(1.5, 2147483648, 1, 1, id)],
  ['', place(1, 1, 1, 1, '-'.repeat(36))],
  ['', place()],
  ['', '1-99999999999'],
  ['', '1.5-1e9'],
  ['', 'r.2026-02-31.prov'],
  ['', '9007199254740991'],
]

/** Numbers that look like chance and are the same each time (mulberry32). */
export const chance = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What is tried in one field: `foreign` is the id of something that is somebody else's. */
export const valuesFor = (next: (below: number) => number, foreign: string): string[] => {
  const start = next(sometimes.length)
  const some = [0, 13].map(step => sometimes[(start + step) % sometimes.length] ?? '')
  return [...always, foreign, ...some]
}

/** As in an address or a form. Half a surrogate pair has no UTF-8; some programs write it like this. */
export const encoded = (text: string): string =>
  text.isWellFormed() ? encodeURIComponent(text) : text.replace(/[\ud800-\udfff]/g, '%ED%A0%80')

/** Not even an encoding: as they stand in an address. */
export const brokenAddresses = [
  '%',
  '%zz',
  '%c0%af',
  '%ED%A0%80',
  '%00',
  'a%2fb',
  '..%2f..',
  '%0d%0aa:b',
] as const

export const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text
}
