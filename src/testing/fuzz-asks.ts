import { type Body, brokenBodies, json, multipart, type SentFile, urlencoded } from './fuzz-bodies.ts'
import { brokenAddresses, encoded, hostileJson, hostilePlaces, valuesFor } from './fuzz-values.ts'
import type { Way } from './fuzz-walk.ts'
import type { Somebody } from './fuzz-world.ts'

/** One request, with what is odd about it. */
export type Ask = {
  way: Way
  as: Somebody
  method: string
  url: string
  field: string
  value: unknown
  headers?: Record<string, string>
  body?: Body
}
export type Odds = { next: (below: number) => number; foreign: string }

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const fileOf = ({ form, route }: Way, name = 'prov'): SentFile | undefined =>
  form.file === undefined
    ? undefined
    : route.url.endsWith('/bilder')
      ? { field: form.file, name: `${name}.png`, bytes: png }
      : { field: form.file, name: `${name}.csv`, bytes: Buffer.from('Namn;Kommun\nVerkstaden;Söderhamn\n') }

/** What the route's own form sends, but for these fields. */
const bodyOf = (way: Way, change: Record<string, string> = {}): Body => {
  const fields = { ...way.form.typed, ...change }
  return way.form.file === undefined ? urlencoded(fields) : multipart(fields, fileOf(way))
}
const base = (way: Way): Omit<Ask, 'url' | 'field' | 'value'> => ({
  way,
  as: way.as,
  method: way.route.method,
  ...(way.route.method === 'POST' ? { body: bodyOf(way) } : {}),
})

/** Every part of the address that names something, with other names in its place. */
export const paramAsks = (way: Way, { next, foreign }: Odds): Ask[] => {
  const parts = way.route.url.split('/')
  return parts.flatMap((part, place) => {
    if (!part.startsWith(':')) return []
    const end = /^:\w+\??(.*)$/.exec(part)?.[1] ?? ''
    const at = (value: string) =>
      way.path
        .split('?')[0]
        ?.split('/')
        .map((own, i) => (i === place ? value + end : own))
        .join('/') ?? ''
    const odd = next(2)
    const given = [
      ...valuesFor(next, foreign).map(value => [value, encoded(value)] as const),
      ...brokenAddresses.filter((_, i) => i % 2 === odd).map(value => [value, value] as const),
    ]
    return given.map(([value, inAddress]) => ({ ...base(way), url: at(inAddress), field: part, value }))
  })
}

/** Every name that the page, its links or its description knows, one at a time, then all that any page knows at once. */
export const queryAsks = (way: Way, { next, foreign }: Odds, everyName: readonly string[]): Ask[] => {
  const { url } = way.route
  const [path = '', given = ''] = way.path.split('?')
  if (url.endsWith('.xlsx')) return []
  const posts = way.route.method === 'POST'
  const ask = (query: string, field: string, value: unknown): Ask => ({
    ...base(way),
    url: `${path}?${query}`,
    field,
    value,
  })
  // A file is its page with another pen: what the page reads, alone; here the names together. The language is read
  // for all routes at one place.
  const isFile = /\.csv$|^\/demo/.test(url)
  const known = posts ? new URLSearchParams(given).keys() : way.names
  const single = [...known].filter(name => !isFile && (name !== 'lang' || url === '/'))
  const own = single.flatMap(name => {
    const key = encodeURIComponent(name)
    const lists = `${key}=1&${key}=2&${key}[]=1&${key}[b]=1`
    return [
      ...valuesFor(next, foreign).map(value => ask(`${key}=${encoded(value)}`, `?${name}`, value)),
      ask(lists, `?${name}`, lists),
    ]
  })
  const all = (write: (name: string) => string, value: string) =>
    ask(everyName.map(write).join('&'), '(query)', value)
  const few = valuesFor(next, foreign).filter((_, i) => i % (posts ? 6 : 4) === 0)
  const together = few.map(value => all(name => `${name}=${encoded(value.slice(0, 500))}`, value))
  const odd = [
    all(name => `${name}=1&${name}=2`, 'twice'),
    all(name => `${name}[]=-1`, 'list'),
    ask('%&=%zz&%00&&&a', '(query)', '%zz'),
  ]
  // A list goes on after a place that its address holds.
  const list =
    !posts && (single.some(name => /^(q|sort|efter|orsak|ar)$/.test(name)) || url.startsWith('/api'))
  const places = (list ? hostilePlaces : []).map(([sort, value]) => {
    const query = ['efter', 'after', 'fore'].map(name => `${name}=${value}`)
    return ask(`${query.join('&')}${sort && `&sort=${sort}`}`, '(place)', [sort, value])
  })
  return [...own, ...together, ...odd, ...places]
}

/** What a passkey answers: JSON within JSON. */
export const passkeyAsks = (way: Way, { next, foreign }: Odds): Ask[] => {
  if (!/^\/(logga-in\/nyckel|installningar\/nycklar)$/.test(way.route.url) || way.route.method !== 'POST')
    return []
  const inner = [
    'clientDataJSON',
    'authenticatorData',
    'signature',
    'userHandle',
    'attestationObject',
    'transports',
  ]
  const fields = ['name', 'id', 'rawId', 'type', 'response', ...inner]
  return fields.flatMap(field =>
    [...valuesFor(next, foreign), ...hostileJson.filter((_, i) => i % 4 === 1)].map((value): Ask => {
      const put = (name: string, otherwise: unknown) => (name === field ? value : otherwise)
      const response = put('response', Object.fromEntries(inner.map(name => [name, put(name, 'eyJhIjoxfQ')])))
      const answer = {
        id: put('id', 'a'),
        rawId: put('rawId', 'a'),
        type: put('type', 'public-key'),
        response,
      }
      return {
        ...base(way),
        url: way.path,
        field,
        value,
        body: json({ response: answer, name: put('name', 'Nyckel') }),
      }
    }),
  )
}

/** Every field of the form, one at a time in a form that is right but for it; and fields that it does not have. */
export const fieldAsks = (way: Way, { next, foreign }: Odds): Ask[] => {
  if (way.route.method !== 'POST') return []
  const names = Object.keys(way.form.typed)
  const url = way.path
  const ask = (field: string, value: unknown, body: Body): Ask => ({ ...base(way), url, field, value, body })
  const texts = names.flatMap(name => [
    ...valuesFor(next, foreign).map(value => ask(name, value, bodyOf(way, { [name]: value }))),
    ...(way.form.file === undefined
      ? [`${name}=1&${name}=2&${name}[]=1&${name}[b]=1`].map(more => {
          const { [name]: _, ...rest } = way.form.typed
          const { type, payload } = urlencoded(rest)
          return ask(name, more, { type, payload: `${String(payload)}&${more}` })
        })
      : []),
  ])
  const fileNames =
    way.form.file === undefined
      ? []
      : valuesFor(next, foreign).map(value =>
          ask('filename', value, multipart(way.form.typed, fileOf(way, value.slice(0, 900)))),
        )
  const unknown = ['okant', 'version', 'id', 'tenant_id', 'constructor', 'till', 'kolumn-0', 'once'].filter(
    name => !names.includes(name),
  )
  const more = valuesFor(next, foreign)
    .filter((_, i) => i % 4 === 0)
    .map(value =>
      ask('(unknown)', value, bodyOf(way, Object.fromEntries(unknown.map(name => [name, value])))),
    )
  // Each try at a password takes its time, by intent.
  if (way.route.url === '/logga-in') return texts
  const turn = next(9)
  const inJson = [...names, 'till', 'uppdrag', ''].flatMap((name, i) =>
    hostileJson
      .filter((_, j) => i % 2 === 0 && j === 1 + ((i + turn) % 9))
      .map(value => ask(`(JSON) ${name}`, value, json({ ...way.form.typed, [name]: value }))),
  )
  const all = hostileJson
    .filter((_, i) => i % 2 === next(2))
    .map(value => ask('(JSON)', value, json(Object.fromEntries(names.map(name => [name, value])))))
  return [...texts, ...fileNames, ...more, ...inJson, ...all]
}

export const bodyAsks = (way: Way): Ask[] =>
  way.route.method === 'POST'
    ? brokenBodies(way.form.typed, fileOf(way)).map(([value, body]) => ({
        ...base(way),
        url: way.path,
        field: '(body)',
        value,
        body,
      }))
    : []

const odd = ['\u0001', 'é', '', 'a'.repeat(4000), ';;=;,', '%00', '"', 'bytes=0-', '*', '-1', '\t', '=?']
const headNames = [
  'accept',
  'accept-language',
  'accept-encoding',
  'cookie',
  'if-none-match',
  'if-modified-since',
  'range',
  'referer',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-proto',
  'host',
]

/** The heads of a request, and what it is called with; two of the twelve in turn, so that routes alike meet them all. */
export const headAsks = (way: Way, { next }: Odds): Ask[] => {
  const turn = next(6)
  const cookie = way.as.who?.cookie ?? ''
  const heads = odd
    .filter((_, i) => i % 6 === turn)
    .map((value): [string, Record<string, string>] => [
      value,
      Object.fromEntries(
        headNames.map(name => [
          name,
          name === 'cookie' ? `${cookie}; lang=${value}; notice=${value}; =; a` : value,
        ]),
      ),
    ])
  const broken: [string, Record<string, string>][] = [
    ['broken session', { cookie: cookie.replace(/=.*/, '=%00%zz.') }],
    ['for programs', { accept: 'application/json', cookie }],
  ]
  const asks = [...heads, ...broken].map(([value, headers]) => ({
    ...base(way),
    url: way.path,
    field: '(headers)',
    value,
    headers,
  }))
  const method = ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'][next(5)] ?? 'HEAD'
  return [...asks, { way, as: way.as, method, url: way.path, field: '(method)', value: method }]
}

/** As others who may reach it, and as nobody, with one odd value each. */
export const othersAsks = (asks: readonly Ask[], way: Way, { next }: Odds): Ask[] => {
  const nobody: Somebody = { name: 'visitor', who: undefined, viewer: null }
  return [...way.others.filter(other => other !== way.as), nobody].flatMap(as => {
    const ask = asks[next(Math.max(1, asks.length))]
    return ask === undefined || way.route.method !== 'GET' ? [] : [{ ...ask, as }]
  })
}

/** As a browser would send it. */
export const plain = (way: Way): Ask => ({ ...base(way), url: way.path, field: '(plain)', value: '' })
