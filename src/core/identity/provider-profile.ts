import { z } from 'zod'

const discovery = z.object({ userinfo_endpoint: z.url().optional() })
/** Only what is used; of another kind than it should be is as if it were not said. */
const claims = z.object({
  sub: z.string().min(1),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.literal(true).optional().catch(undefined),
  name: z.string().optional().catch(undefined),
})
type Claims = z.output<typeof claims>

const fetchJson = async (url: string, headers: Record<string, string> = {}): Promise<unknown> => {
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`The OpenID provider answered ${response.status}.`)
  return response.json()
}

const claimsIn = (idToken: string): Claims | undefined => {
  const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')
  return claims.safeParse(JSON.parse(payload)).data
}

/**
 * Who the provider says that somebody is: what stands in the ID token, whose signature, issuer, audience and nonce have
 * been checked, and of the rest only what its userinfo says about the same subject (OpenID Connect Core 5.3.2).
 * better-auth 1.7.7 does not compare the two; decision 0019.
 */
export const makeProfileOf =
  (discoveryUrl: string) =>
  async ({
    idToken,
    accessToken,
  }: {
    idToken?: string | undefined
    accessToken?: string | undefined
  }): Promise<{ sub: string; email?: string; emailVerified: boolean; name?: string } | null> => {
    const proven = idToken === undefined ? undefined : claimsIn(idToken)
    if (proven === undefined) return null
    const { userinfo_endpoint: userinfo } =
      proven.email === undefined ? discovery.parse(await fetchJson(discoveryUrl)) : {}
    const said =
      userinfo === undefined
        ? proven
        : claims.safeParse(await fetchJson(userinfo, { authorization: `Bearer ${accessToken}` })).data
    if (said?.sub !== proven.sub) return null
    const { sub, email, name } = said
    return {
      sub,
      ...(email === undefined ? {} : { email }),
      ...(name === undefined ? {} : { name }),
      emailVerified: said.email_verified === true,
    }
  }
