import type { TestApp } from './app.ts'

/** What an answer shows, but for its own address (the language link holds it): for comparing two that must look alike. */
export const shownAt = (url: string, { statusCode, body }: { statusCode: number; body: string }): string =>
  `${statusCode} ${body.replaceAll(url, '')}`

/** A browser without script: keeps cookies, sends forms, does not follow redirects by itself. */
export const openBrowser = ({ app }: Pick<TestApp, 'app'>, cookie = '') => {
  const jar = new Map<string, string>()
  const put = (pair: string) => {
    const at = pair.indexOf('=')
    jar.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim())
  }
  if (cookie) for (const pair of cookie.split(';')) put(pair)
  const keep = (set: string | string[] | undefined) => {
    for (const line of [set ?? []].flat()) {
      const [pair = '', ...attributes] = line.split(';')
      put(pair)
      if (attributes.some(a => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(a)))
        jar.delete(pair.split('=')[0] ?? '')
    }
  }
  const headers = () => ({ cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') })
  const get = async (url: string) => {
    const answer = await app.inject({ url, headers: headers() })
    keep(answer.headers['set-cookie'])
    return answer
  }
  const post = async (url: string, form: Record<string, string> = {}) => {
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })
    keep(answer.headers['set-cookie'])
    return answer
  }
  const json = async (url: string, payload: object = {}) => {
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: { ...headers(), accept: 'application/json' },
      payload,
    })
    keep(answer.headers['set-cookie'])
    return answer
  }
  return { get, post, json, jar }
}
