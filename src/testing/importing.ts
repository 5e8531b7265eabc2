import type { InjectOptions } from 'fastify'
import iconv from 'iconv-lite'
import type { TestApp } from './app.ts'
import type { SignedIn } from './identity.ts'

export type Head = Pick<SignedIn, 'headers'>

/** A form with one file, as a browser sends it. */
export const fileForm = (
  bytes: Buffer,
  name = 'lista.csv',
): Required<Pick<InjectOptions, 'payload' | 'headers'>> => {
  const edge = '----prov'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="fil"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  }
}

export const csv = (lines: readonly string[], encoding = 'utf8', addBOM = false): Buffer =>
  iconv.encode(`${lines.join('\r\n')}\r\n`, encoding, { addBOM })

/** What a person does with lists, through the front door. */
export const importing = (t: TestApp, { headers }: Head) => {
  const get = (url: string) => t.app.inject({ url, headers })
  const post = (url: string, form: Record<string, string> = {}) =>
    t.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })
  const upload = (bytes: Buffer, name?: string) => {
    const form = fileForm(bytes, name)
    return t.app.inject({
      method: 'POST',
      url: '/registret/las-in',
      ...form,
      headers: { ...headers, ...form.headers },
    })
  }
  /** The fields as the page proposes them. */
  const proposed = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/<select[^>]* name="(kolumn-\d+)"[^>]*>(.*?)<\/select>/gs)].map(
        ([, name = '', options = '']) => [name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
      ),
    )
  const settle = async (path: string) => {
    for (let tries = 0; tries < 1200; tries++) {
      const page = await get(path)
      if (!page.body.includes('http-equiv="refresh"')) return page
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    throw new Error('The import does not end.')
  }
  return {
    get,
    post,
    upload,
    proposed,
    settle,
    /** Uploads, keeps the columns as they are guessed, and waits for the end. */
    all: async (bytes: Buffer, name?: string) => {
      const sent = await upload(bytes, name)
      const path = String(sent.headers['location'])
      const mapping = proposed((await get(path)).body)
      await post(`${path}/starta`, mapping)
      const result = await settle(path)
      return { path, mapping, result, told: await get(`${path}/rader.csv`), counts: countsOf(result.body) }
    },
  }
}

/** The figures of the result page, by their Swedish names. */
export const countsOf = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<dt[^>]*>([^<]*)<\/dt><dd[^>]*>([^<]*)<\/dd>/g)].map(([, term = '', value = '']) => [
      term,
      Number(value.replace(/\D/g, '')),
    ]),
  )
