import { system } from '../../../kit/db/actor.ts'
import type { TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { see, send } from '../../../testing/register.ts'

/** A procurement officer of a municipality that everybody may know. */
export const buyerOf = async (
  t: TestApp,
  municipalityCode = '2182',
  tenantId?: string,
): Promise<SignedIn> => {
  const of = tenantId === undefined ? { municipalityCode } : { tenantId }
  const officer = await signIn(t, { role: 'procurement_officer', ...of })
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.organisations')
      .set({ is_public: true })
      .where('tenant_id', '=', officer.tenantId)
      .execute(),
  )
  return officer
}

export type Fields = Record<string, string | string[]>

export const boxes = (name: string, iso: string): Fields => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Writes a need through its form and answers its address. */
export const writeNeed = async (t: TestApp, who: SignedIn, fields: Fields): Promise<string> => {
  const answer = await send(t, who, '/inkop/behov/nytt', { category: 'fruit-baskets', ...fields })
  if (answer.statusCode !== 303) throw new Error(`The form answered ${answer.statusCode}.`)
  return String(answer.headers.location)
}

export const idOf = (address: string): string => address.split('/').at(-1) ?? ''

/** The same, shown to everybody. */
export const openNeedFor = async (t: TestApp, who: SignedIn, fields: Fields): Promise<string> => {
  const at = await writeNeed(t, who, fields)
  const answer = await send(t, who, `${at}/visa`, { contact_email: 'upphandling@kommun.example' })
  if (answer.statusCode !== 303) throw new Error(`Opening answered ${answer.statusCode}.`)
  return at
}

/** The text of a page's main part. */
export const read = async (t: TestApp, who: SignedIn | undefined, url: string): Promise<string> => {
  const { body } = await see(t, who, url)
  return (/<main.*<\/main>/s.exec(body)?.[0] ?? body).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
}
