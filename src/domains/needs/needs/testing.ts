import type { FastifyInstance } from 'fastify'
import { createOrganisation } from '../../../core/organisations/actions.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'

type App = Services & { app: FastifyInstance }
type Who = { headers: { cookie: string } }

/** For tests: whom to sign in as a procurement officer of a municipality that everybody may know. */
export const buyer = async (t: Services, municipalityCode = '2182') => {
  const made = { kind: 'municipality', name: `Kommunen ${municipalityCode}`, municipalityCode } as const
  const tenantId = await t.db.inActor(system('test'), tx =>
    createOrganisation(tx, system('test'), t.clock, { ...made, isPublic: true }),
  )
  return { role: 'procurement_officer', tenantId } as const
}

export type Fields = Record<string, string | string[]>

export const boxes = (name: string, iso: string): Fields => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

const post = async ({ app }: App, who: Who, url: string, fields: Fields) => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const v of [value].flat()) body.append(name, v)
  const headers = { ...who.headers, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.inject({ method: 'POST', url, payload: body.toString(), headers })
  if (answer.statusCode !== 303) throw new Error(`${url} answered ${answer.statusCode}.`)
  return String(answer.headers.location)
}

/** Writes a need through its form and answers its address. */
export const writeNeed = (t: App, who: Who, fields: Fields): Promise<string> =>
  post(t, who, '/inkop/behov/nytt', { category: 'fruit-baskets', ...fields })

export const idOf = (address: string): string => address.split('/').at(-1) ?? ''

/** The same, shown to everybody. */
export const openNeedFor = async (t: App, who: Who, fields: Fields): Promise<string> => {
  const at = await writeNeed(t, who, fields)
  await post(t, who, `${at}/visa`, { contact_email: 'upphandling@kommun.example' })
  return at
}

/** Writes a question to the market, looks at it, and sends it; answers the address that it is known by. */
export const askMarket = async (t: App, who: Who, need: string, fields: Fields): Promise<string> => {
  const draft = await post(t, who, `${need}/fraga`, fields)
  await post(t, who, draft, {})
  return `/inkop/fragor/${idOf(draft)}`
}

/** A page, also where its address has become another. */
export const open = async ({ app }: App, who: Who | undefined, url: string) => {
  const headers = who?.headers ?? {}
  const answer = await app.inject({ url, headers })
  const moved = answer.statusCode === 303 ? String(answer.headers.location).split('#')[0] : undefined
  return moved === undefined ? answer : app.inject({ url: moved, headers })
}

/** The text of a page's main part. */
export const read = async (t: App, who: Who | undefined, url: string): Promise<string> => {
  const { body } = await open(t, who, url)
  return (/<main.*<\/main>/s.exec(body)?.[0] ?? body).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
}
