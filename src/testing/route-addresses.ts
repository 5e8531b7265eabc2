import { parametersIn } from '../core/web/parameters.ts'
import type { Owned } from './tenants.ts'

/** What is to stand in an address, by the parameter that names it. */
export type Names = Readonly<Record<string, string>>

const noId = '00000000-0000-4000-8000-000000000000'
/** What no organisation has for its own: there is no other tenant's to ask for. */
const nobodys: Names = {
  section: 'contact',
  kind: 'inget-slag',
  supplier: '999999999',
  account: '999999999',
  precedent: 'finns-inte',
  organisation: noId,
  session: noId,
  passkey: noId,
  taxonomy: noId,
  term: noId,
  person: 'ingen',
  signIn: noId,
  newAccount: noId,
  invited: noId,
  confirmation: noId,
  answer: noId,
}

const filled = (url: string, names: Names): string =>
  url.replace(/:(\w+)\??/g, (_all, name: string) => {
    const known = names[name]
    if (known === undefined) throw new Error(`${url}: the tests have nothing that is called ${name}.`)
    return known
  })

/** The address of a route with the names of somebody's things in it. */
export const addressOf = (url: string, { slug, ids }: Pick<Owned, 'slug' | 'ids'>): string =>
  filled(url, { ...nobodys, ...ids, slug, other: slug })

/** Every address of a route that can be made of these, each of which names some things that go together. */
export const addressesOf = (url: string, sets: readonly Names[]): string[] => {
  const wanted = parametersIn(url)
  const fitting = sets.filter(names => wanted.every(name => name in names))
  return [...new Set(wanted.length === 0 ? [url] : fitting.map(names => filled(url, names)))]
}
