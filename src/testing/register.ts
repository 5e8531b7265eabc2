import { randomUUID } from 'node:crypto'
import { insertEnterprise } from '../domains/directory/enterprises/actions.ts'
import { system } from '../kit/db/actor.ts'
import type { TestApp } from './app.ts'
import { type SignedIn, signIn } from './identity.ts'

/** An enterprise in the register with a steward, and who may do what with it. */
export type Registered = {
  tenantId: string
  slug: string
  at: string
  manager: SignedIn
  supervisor: SignedIn
  keeper: SignedIn
  stranger: SignedIn
}

export const register = async (
  t: TestApp,
  options: { claimed?: boolean; municipalityCode?: string; stewardId?: string } = {},
): Promise<Registered> => {
  const { claimed = true, municipalityCode = '2182' } = options
  const { stewardId } = options
  const keeper = await signIn(t, {
    role: 'business_officer',
    ...(stewardId ? { tenantId: stewardId } : { municipalityCode }),
  })
  const { tenantId, slug } = await t.db.inActor(system('test'), tx =>
    insertEnterprise(tx, system('test'), {
      name: `Verkstaden ${randomUUID().slice(0, 6)}`,
      kind: 'wise',
      legal_form: 'economic_association',
      municipality_code: municipalityCode,
      place: 'Ljusne',
      presentation_sv: 'Vi lagar det mesta.',
      orgnr: undefined,
      secret: t.secret,
      stewardId: keeper.tenantId,
      claimed,
      at: t.clock.now(),
    }),
  )
  return {
    tenantId,
    slug,
    at: `/foretag/${slug}`,
    keeper,
    manager: await signIn(t, { role: 'enterprise_manager', tenantId }),
    supervisor: await signIn(t, { role: 'supervisor', tenantId }),
    stranger: await signIn(t, { role: 'enterprise_manager' }),
  }
}

/** Sends a form as a browser does. */
/** Sent at once, and not when somebody waits for the answer. */
export const send = async (
  t: TestApp,
  who: SignedIn | undefined,
  url: string,
  fields: Record<string, string | string[]> = {},
) => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const v of [value].flat()) body.append(name, v)
  return t.app.inject({
    method: 'POST',
    url,
    payload: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(who?.headers ?? {}) },
  })
}
export const see = (t: TestApp, who: SignedIn | undefined, url: string) =>
  t.app.inject({ url, headers: who?.headers ?? {} })
