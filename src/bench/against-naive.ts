import { spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { municipalities } from '../core/reference/places.ts'
import { freePort } from '../kit/free-port.ts'
import type { Opened } from '../serve.ts'
import { fillNaive, naiveSearch } from './naive.ts'
import type { Say } from './spend.ts'

const connections = 16
const words = [
  'fruktkorg',
  'snöröjning',
  'städning',
  'tvätt',
  'snickeri',
  'catering',
  'sömnad',
  'flytthjälp',
  'cykel',
  'trädgård',
  'café',
  'tryck',
]
const places = [...municipalities.values()].filter((_, i) => i % 24 === 0)

/** Each word in each place; "Ljusdal" is two words for the one and a point on the map for the other. */
const asked = words.flatMap(word => places.map(place => ({ word, place })))
const records = Array.from({ length: 200 }, (_, i) => `bench-${i * 7}`)
const encoded = encodeURIComponent

type Measured = { rate: number; p99: number }

/** Requests a second of one address list, all answered 200. */
const load = async (url: string, paths: string[], seconds: number): Promise<Measured> => {
  const run = (duration: number) =>
    autocannon({ url, connections, duration, requests: paths.map(path => ({ path })) })
  await run(2)
  const { requests, latency, non2xx } = await run(seconds)
  if (non2xx > 0) throw new Error(`${url}${paths[0]}: ${non2xx} answers other than 200`)
  return { rate: requests.average, p99: latency.p99 }
}

/** The register's search and records beside a naive route over the same rows, one after the other in the same minutes. */
export const benchAgainstNaive = async (services: Opened, ours: string, seconds: number, say: Say) => {
  await fillNaive(services.ownerUrl)
  process.stdout.write(`The naive search, with a place:\n${naiveSearch(true)}\n\n`)
  const port = await freePort()
  const naive = spawn(process.execPath, [process.argv[1] ?? '', 'naive', String(port)], {
    env: { ...process.env, DATABASE_URL: services.databaseUrl },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const theirs = `http://127.0.0.1:${port}`
  const isUp = () =>
    fetch(`${theirs}/record/x`).then(
      () => true,
      () => false,
    )
  while (!(await isUp())) await new Promise(resolve => setTimeout(resolve, 50))
  try {
    const inPlace = await load(
      theirs,
      asked.map(({ word, place }) => `/search?q=${encoded(word)}&lat=${place.lat}&lon=${place.lon}`),
      seconds,
    )
    const anywhere = await load(
      theirs,
      words.map(word => `/search?q=${encoded(word)}`),
      seconds,
    )
    const record = await load(
      theirs,
      records.map(slug => `/record/${slug}`),
      seconds,
    )
    const api = '/api/v1/enterprises'
    for (const [what, paths, beside, least] of [
      [
        'search with a place, JSON',
        asked.map(({ word, place }) => `${api}?q=${encoded(word)}&municipality=${place.code}&limit=50`),
        inPlace,
        0.9,
      ],
      [
        'search with a place, HTML against JSON',
        asked.map(({ word, place }) => `/foretag?q=${encoded(word)}&kommun=${place.code}`),
        inPlace,
        0.7,
      ],
      ['search without a place, JSON', words.map(word => `${api}?q=${encoded(word)}&limit=50`), anywhere, 1],
      ['one record, JSON', records.map(slug => `${api}/${slug}`), record, 0.35],
    ] as const) {
      const { rate, p99 } = await load(ours, paths, seconds)
      const ratio = rate / beside.rate
      say(
        what,
        `${ratio.toFixed(2)} = ${rate.toFixed(0)}/s ÷ ${beside.rate.toFixed(0)}/s of the naive route`,
        `≥ ${least}`,
        ratio >= least,
      )
      const slower = p99 / beside.p99
      say(`${what}: p99`, `${slower.toFixed(2)} = ${p99} ms ÷ ${beside.p99} ms`, '≤ 1.3', slower <= 1.3)
    }
  } finally {
    naive.kill('SIGTERM')
    await once(naive, 'exit')
  }
}
