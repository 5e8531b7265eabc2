/** As much of oidc-provider as the tests use (it ships no types). */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> }
  type Context = {
    oidc: {
      client?: { clientId: string }
      session?: { accountId?: string }
      provider: { Grant: new (of: { clientId: string; accountId: string }) => Grant }
    }
  }
  type Settings = {
    clients: object[]
    claims: Record<string, string[]>
    pkce: { required: () => boolean }
    cookies: { keys: string[] }
    jwks: { keys: object[] }
    ttl: Record<string, number>
    features: Record<string, { enabled: boolean }>
    interactions: { url: (ctx: Context, interaction: { uid: string }) => string }
    findAccount: (ctx: Context, sub: string) => { accountId: string; claims: () => Promise<object> }
    loadExistingGrant: (ctx: Context) => Promise<Grant | undefined>
  }
  export default class Provider {
    constructor(issuer: string, settings: Settings)
    callback(): (req: IncomingMessage, res: ServerResponse) => void
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: object): Promise<void>
  }
}
