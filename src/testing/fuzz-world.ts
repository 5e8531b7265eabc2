import { ensureDemoPerson } from '../core/identity/demo-people.ts'
import { invitationLink } from '../core/organisations/invitations.ts'
import type { Viewer } from '../core/web/viewer.ts'
import { insertEnterprise } from '../domains/directory/enterprises/actions.ts'
import { follow, followed } from '../domains/directory/enterprises/followed.ts'
import { confirmLink } from '../domains/directory/freshness/queries.ts'
import { detailKeys } from '../domains/directory/merge/details.ts'
import { refreshEntries } from '../domains/directory/search/entries.ts'
import { answerLink } from '../domains/needs/inquiries/queries.ts'
import { system } from '../kit/db/actor.ts'
import type { TestApp } from './app.ts'
import { type SignedIn, signIn, viewerOf } from './identity.ts'
import { csv, fileForm } from './importing.ts'
import { send } from './register.ts'
import { addressesOf, addressOf, type Names } from './route-addresses.ts'
import { type Owned, ownEverything } from './tenants.ts'

export type Somebody = { name: string; who: SignedIn | undefined; viewer: Viewer | null }

/** What the routes are about: one organisation's everything, shown to all, and somebody else's. */
export type World = {
  people: Somebody[]
  foreign: string
  /** Addresses of a route that somebody may have. */
  addressesOf: (url: string) => string[]
}

const by = system('test')

/** Published, so that a visitor sees it, and a link of each kind that a mail can hold. */
const publish = (t: TestApp, own: Owned) =>
  t.db.inActor(by, async tx => {
    const at = t.clock.now()
    const { municipality, enterprise, ids } = own
    await tx
      .updateTable('directory.enterprises')
      .set({ published_at: at })
      .where('tenant_id', '=', enterprise)
      .execute()
    await follow(tx, enterprise)
    await refreshEntries(tx, t.clock.now(), enterprise)
    await tx.updateTable('needs.needs').set({ opened_at: at }).where('tenant_id', '=', municipality).execute()
    await tx
      .updateTable('needs.inquiries')
      .set({ published_at: at })
      .where('tenant_id', '=', municipality)
      .execute()
    await tx
      .insertInto('directory.pictures')
      .values({
        tenant_id: enterprise,
        ...followed(enterprise),
        file_id: ids.picture,
        alt_sv: 'Prov',
        alt_en: '',
        position: 0,
      })
      .execute()
    await tx
      .insertInto('directory.criteria')
      .values({
        tenant_id: enterprise,
        ...followed(enterprise),
        criterion: 'independent',
        met: true,
        declared_at: at,
      })
      .execute()
    const { confirmation_id } = await tx
      .insertInto('directory.confirmations')
      .values({ tenant_id: enterprise, period_from: at, months: 6, sent_at: at })
      .returning('confirmation_id')
      .executeTakeFirstOrThrow()
    const asked = { tenantId: municipality, ids: [ids.inquiry, enterprise] }
    const into = { tenantId: municipality, ids: [ids.invitation] }
    const links = [
      await answerLink.make(tx, '', asked),
      await invitationLink.make(tx, '', into),
      await confirmLink.make(tx, '', { tenantId: enterprise, ids: [confirmation_id] }),
    ]
    await ensureDemoPerson(tx, t.clock, {
      key: 'prov',
      name: 'Prov Provsson',
      email: 'prov@example.org',
      tenantId: municipality,
      role: 'coordinator',
    })
    const [answer = '', invited = '', confirmation = ''] = links.map(link => link.split('/').at(-1))
    return { answer, invited, confirmation }
  })

/** Two more listings of the same enterprise: one is merged into it, which its page can undo; the other can be. */
const listTwice = async (t: TestApp, { people, municipality, slug }: Owned): Promise<string> => {
  const list = (name: string) =>
    t.db.inActor(by, tx =>
      insertEnterprise(tx, by, {
        name,
        kind: 'wise',
        legal_form: 'limited_company',
        municipality_code: '2182',
        place: '',
        presentation_sv: '',
        orgnr: undefined,
        secret: t.secret,
        stewardId: municipality,
        claimed: false,
        at: t.clock.now(),
      }),
    )
  const [one, two] = [await list('Dubblett ett'), await list('Dubblett två')]
  const officer = people.find(p => p.role === 'business_officer')?.who
  const kept = Object.fromEntries(detailKeys.map(key => [key, 'kept']))
  const merged = await send(t, officer, `/foretag/${slug}/sla-ihop/${one.slug}`, { version: '2', ...kept })
  if (merged.statusCode !== 303) throw new Error(`The listings are not merged: ${merged.statusCode}.`)
  return two.slug
}

/** Files that wait for their columns, by what each is called. */
const upload = async (t: TestApp, { people }: Owned): Promise<Names> => {
  const as = (role: string) => people.find(p => p.role === role)?.who.headers
  const send = async (url: string, role: string, lines: string[]) => {
    const form = fileForm(csv(lines))
    const sent = await t.app.inject({
      method: 'POST',
      url,
      payload: form.payload,
      headers: { ...form.headers, ...as(role) },
    })
    return String(sent.headers['location']).split('/').at(-1) ?? ''
  }
  return {
    import: await send('/registret/las-in', 'business_officer', ['Namn;Kommun', 'Verkstaden;Söderhamn']),
    plan: await send('/inkop/behov/plan', 'procurement_officer', ['Behov;Värde', 'Städning;100']),
    ledger: await send('/inkop/reskontra', 'procurement_officer', [
      'Datum;Lev;Konto;Belopp',
      '2026-01-01;A;1;100',
    ]),
  }
}

/** The secret of the newest link of a kind that was mailed. */
const mailed = async (t: TestApp, path: string, form: Record<string, string>) => {
  await t.app.inject({ method: 'POST', url: path, payload: form })
  const rows = await t.db.inActor(by, tx => tx.selectFrom('core.mails').select('body_text').execute())
  const links = rows.flatMap(row => row.body_text.match(new RegExp(`${path}/[\\w-]{20,}`, 'g')) ?? [])
  return links.at(-1)?.split('/').at(-1) ?? 'saknas'
}

export const openWorld = async (t: TestApp): Promise<World> => {
  const own = await ownEverything(t, 'kanarie', '2182')
  const other = await ownEverything(t, 'okand', '2361')
  const tokens = await publish(t, own)
  // Somebody waits for a seat in the area.
  await signIn(t, { role: 'case_worker', tenantId: own.municipality, unitId: own.ids.unit })
  const twin = await listTwice(t, own)
  const drafts = await upload(t, own)
  const newAccount = await mailed(t, '/skapa-konto', { name: 'Ny Nysson', email: 'ny@example.org' })
  const signInLink = await mailed(t, '/logga-in/lank', { email: 'kanarie-chef@example.org' })
  const people: Somebody[] = [{ name: 'visitor', who: undefined, viewer: null }]
  for (const { role, who } of own.people) people.push({ name: role, who, viewer: await viewerOf(t, who) })
  const sets: Names[] = [
    { organisation: other.municipality },
    // Not the last administrator, who may not go.
    { member: own.people.find(p => p.role === 'coordinator')?.who.membershipId ?? '' },
    { ...tokens, newAccount, signIn: signInLink, person: 'prov' },
    drafts,
    { slug: own.slug, other: twin },
  ]
  return {
    people,
    foreign: other.ids.need,
    addressesOf: url => [...new Set([...addressesOf(url, sets), addressOf(url, own)])],
  }
}
