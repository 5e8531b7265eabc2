import { spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { municipalities } from '../core/reference/places.ts'
import { freePort } from '../kit/free-port.ts'
import type { Opened } from '../serve.ts'
import { fillNaive, naiveRecord, naiveSearch } from './naive.ts'
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
/** Each word in each municipality. */
const asked = [...municipalities.values()].flatMap(place => words.map(word => ({ word, place })))
const records = Array.from({ length: 2000 }, (_, i) => `bench-${i * 4}`)
const encoded = encodeURIComponent

type Measured = { rate: number; p99: number }

/** A visitor of its own for each: our interface lets one address ask 300 times a minute, the naive one does not care. */
const visitor = (i: number) => ({ 'x-forwarded-for': `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}` })

/** Requests a second of one address list, all answered 200. */
const load = async (url: string, paths: string[], seconds: number): Promise<Measured> => {
  const requests = Array.from({ length: Math.max(paths.length, 2000) }, (_, i) => ({
    path: paths[i % paths.length] ?? '',
    headers: visitor(i),
  }))
  const run = (duration: number) => autocannon({ url, connections, duration, requests })
  await run(3)
  const { requests: answered, latency, non2xx } = await run(seconds)
  if (non2xx > 0) throw new Error(`${url}${paths[0]}: ${non2xx} answers other than 200`)
  return { rate: answered.average, p99: latency.p99 }
}

const api = '/api/v1/enterprises'
const measures = [
  {
    what: 'search with a place, JSON',
    naive: asked.map(({ word, place }) => `/search?q=${encoded(word)}&lat=${place.lat}&lon=${place.lon}`),
    ours: asked.map(({ word, place }) => `${api}?q=${encoded(word)}&municipality=${place.code}&limit=50`),
    least: 0.9,
  },
  {
    what: 'search with a place, HTML against JSON',
    naive: undefined,
    ours: asked.map(({ word, place }) => `/foretag?q=${encoded(word)}&kommun=${place.code}`),
    least: 0.7,
  },
  {
    what: 'search without a place, JSON',
    naive: words.map(word => `/search?q=${encoded(word)}`),
    ours: words.map(word => `${api}?q=${encoded(word)}&limit=50`),
    least: 1,
  },
  {
    what: 'one record, JSON',
    naive: records.map(slug => `/record/${slug}`),
    ours: records.map(slug => `${api}/${slug}`),
    least: 0.35,
  },
]

/** The register's search and records beside a naive route over the same rows, one after the other in the same minutes. */
export const benchAgainstNaive = async (services: Opened, ours: string, seconds: number, say: Say) => {
  await fillNaive(services.ownerUrl)
  process.stdout.write(
    `The naive statements:\n${naiveSearch(true)}\n${naiveSearch(false)}\n${naiveRecord}\n\n`,
  )
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
    let beside: Measured = { rate: 0, p99: 0 }
    for (const { what, naive: naivePaths, ours: paths, least } of measures) {
      if (naivePaths) beside = await load(theirs, naivePaths, seconds)
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
