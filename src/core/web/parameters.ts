import type { FastifyInstance } from 'fastify'
import { notFound } from '../../kit/http/errors.ts'
import { isId } from '../../kit/http/ids.ts'

/**
 * What stands in an address in the place of a parameter: the id of a thing, a whole number, a word, or the secret of a
 * mailed link: whoever has such an address has what it leads to, so that no cache and no search engine keeps its page.
 */
type Shape = 'id' | 'number' | 'word' | 'secret'
declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its address holds a secret. */
    secret?: true
  }
}

/** By name, the noun of what is looked for: `/inkop/behov/:need`. */
export type Parameters = Readonly<Record<string, Shape>>

/** A request of an address with these parameters. */
export type Of<Name extends string> = { Params: Record<Name, string> }

/** The platform's own; a domain declares its own (`Domain.parameters`). */
export const coreParameters: Parameters = {
  organisation: 'id',
  member: 'id',
  unit: 'id',
  area: 'id',
  invitation: 'id',
  session: 'id',
  passkey: 'id',
  /** Somebody of the demo. */
  person: 'word',
  signIn: 'secret',
  newAccount: 'secret',
  invited: 'secret',
}

const fits: Record<Shape, (text: string) => boolean> = {
  id: isId,
  number: text => /^\d{1,9}$/.test(text),
  word: () => true,
  secret: () => true,
}

/** The names of an address's parameters; one that may be left out is no other. */
export const parametersIn = (url: string): string[] =>
  [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

/** An address names what is declared, or the start fails; what cannot be a thing's name is answered as one that does not exist. */
export const checkParameters = (app: FastifyInstance, known: Parameters) => {
  app.addHook('onRoute', route => {
    const { url } = route
    for (const name of parametersIn(url)) {
      if (known[name] === undefined) throw new Error(`${url} has a parameter that nobody declares: ${name}.`)
      if (known[name] === 'secret') route.config = { ...route.config, secret: true }
    }
  })
  app.addHook('onRequest', async ({ params }) => {
    for (const [name, text] of Object.entries(params as Record<string, string | undefined>))
      if (!fits[known[name] ?? 'word'](text ?? '')) throw notFound()
  })
}
