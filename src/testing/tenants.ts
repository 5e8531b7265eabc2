import { randomUUID } from 'node:crypto'
import { createUnit } from '../core/organisations/actions.ts'
import { areaRoles, type Role, roles } from '../core/organisations/roles.ts'
import { system } from '../kit/db/actor.ts'
import type { TestApp } from './app.ts'
import { makeArea } from './areas.ts'
import { type SignedIn, signIn } from './identity.ts'
import { readLedger } from './ledger.ts'

/** Named as the parameters of addresses are. */
const idNames = [
  'enterprise',
  'offer',
  'place',
  'aid',
  'claim',
  'picture',
  'member',
  'invitation',
  'import',
  'ledger',
  'need',
  'plan',
  'inquiry',
  'draft',
  'decision',
  'unit',
  'area',
  'participant',
  'placement',
  'placeRequest',
  'disclosure',
] as const

/** Everything private that a municipality and its unpublished enterprise own, each text with the tenant's canary in it. */
export type Owned = {
  canary: string
  municipality: string
  enterprise: string
  slug: string
  ids: Record<(typeof idNames)[number], string>
  people: { role: Role; who: SignedIn }[]
}

const by = system('test')

/** A municipality, an enterprise that it stewards and has not published, and one person in every role that fits. */
export const ownEverything = async (t: TestApp, canary: string, municipalityCode: string): Promise<Owned> => {
  const admin = await signIn(t, {
    role: 'municipality_admin',
    municipalityCode,
    name: `${canary} Adminsson`,
    email: `${canary}-admin@example.org`,
  })
  const manager = await signIn(t, {
    role: 'enterprise_manager',
    name: `${canary} Chefsson`,
    email: `${canary}-chef@example.org`,
  })
  const municipality = admin.tenantId
  const enterprise = manager.tenantId
  const slug = `${canary}-verkstad`
  const at = t.clock.now()
  const ids = {
    offer: randomUUID(),
    place: randomUUID(),
    aid: randomUUID(),
    claim: randomUUID(),
    picture: randomUUID(),
    invitation: randomUUID(),
    import: randomUUID(),
    need: randomUUID(),
    plan: randomUUID(),
    inquiry: randomUUID(),
    draft: randomUUID(),
    decision: randomUUID(),
    participant: randomUUID(),
    placement: randomUUID(),
    placeRequest: randomUUID(),
    disclosure: randomUUID(),
    member: admin.membershipId,
    enterprise,
  }
  await t.db.inActor(by, async tx => {
    await createUnit(tx, by, t.clock, {
      tenantId: municipality,
      kind: 'procurement',
      name: `${canary} enheten`,
    })
    const own = { tenant_id: enterprise }
    await tx
      .insertInto('directory.enterprises')
      .values({
        ...own,
        steward_id: municipality,
        slug,
        name: `${canary} verkstad`,
        kind: 'wise',
        legal_form: 'economic_association',
        municipality_code: municipalityCode,
        lat: 61,
        lon: 17,
        presentation_sv: `${canary} presentation`,
        email: `${canary}@example.org`,
        phone: '070-1740605',
        contact_name: `${canary} Kontakt`,
        confirmed_at: at,
        confirmed_by_itself: true,
        updated_at: at,
        claimed_at: null,
        published_at: null,
      })
      .execute()
    await tx
      .insertInto('directory.offers')
      .values({
        ...own,
        steward_id: municipality,
        is_public: false,
        offer_id: ids.offer,
        category: 'cleaning',
        title_sv: `${canary} städning`,
        updated_at: at,
      })
      .execute()
    await tx
      .insertInto('directory.places')
      .values({
        ...own,
        steward_id: municipality,
        is_public: false,
        place_id: ids.place,
        kind: 'work_training',
        tasks_sv: `${canary} uppgifter`,
        site: `${canary} väg`,
        total: 3,
        free: 1,
        updated_at: at,
      })
      .execute()
    await tx
      .insertInto('directory.place_terms')
      .values({
        ...own,
        steward_id: municipality,
        is_public: false,
        place_id: ids.place,
        supervisor: `${canary} handledare`,
        updated_at: at,
      })
      .execute()
    await tx
      .insertInto('directory.de_minimis')
      .values({
        ...own,
        steward_id: municipality,
        is_public: false,
        aid_id: ids.aid,
        giver: `${canary} givare`,
        granted_on: t.clock.today(),
        amount_ore: 100,
      })
      .execute()
    await tx
      .insertInto('directory.claims')
      .values({
        ...own,
        steward_id: municipality,
        is_public: false,
        claim_id: ids.claim,
        person_id: admin.personId,
        claimant_name: `${canary} Sökande`,
        claimant_email: `${canary}@example.org`,
        message: `${canary} meddelande`,
        made_at: at,
      })
      .execute()
    await tx
      .insertInto('core.files')
      .values({
        ...own,
        file_id: ids.picture,
        name: `${canary}.png`,
        media_type: 'image/png',
        size: 8,
        sha256: Buffer.alloc(32),
        content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
        created_at: at,
      })
      .execute()
    await tx
      .insertInto('core.invitations')
      .values({
        tenant_id: municipality,
        invitation_id: ids.invitation,
        email: `${canary}-inbjuden@example.org`,
        role: 'coordinator',
        created_at: at,
        expires_at: at.add({ hours: 24 }),
      })
      .execute()
    await tx
      .insertInto('directory.imports')
      .values({
        tenant_id: municipality,
        import_id: ids.import,
        file_name: `${canary}.csv`,
        header_signature: canary,
        header: [`${canary}`],
        mapping: [],
        state: 'done',
        created_at: at,
      })
      .execute()
  })
  const ledger = await buy(t, { canary, municipality, municipalityCode, enterprise, ids })
  const placed = await placing(t, { canary, municipality, enterprise, ids, ownerId: admin.personId })
  const others = (Object.keys(roles) as Role[]).filter(
    role => role !== 'municipality_admin' && role !== 'enterprise_manager',
  )
  const people = [
    { role: 'municipality_admin' as Role, who: admin },
    { role: 'enterprise_manager' as Role, who: manager },
  ]
  for (const role of others) {
    const kinds: readonly string[] = roles[role]
    const tenantId = kinds.includes('municipality')
      ? municipality
      : kinds.includes('social_enterprise')
        ? enterprise
        : undefined
    people.push({
      role,
      who: await signIn(t, {
        role,
        name: `${canary} ${role}`,
        email: `${canary}-${role}@example.org`,
        ...(tenantId ? { tenantId } : {}),
        ...(areaRoles.includes(role) ? { unitId: placed.unitId, isSeated: true } : {}),
      }),
    })
  }
  const { areaId: area, unitId: unit } = placed
  return { canary, municipality, enterprise, slug, ids: { ...ids, ledger, area, unit }, people }
}

type Buying = {
  canary: string
  municipality: string
  municipalityCode: string
  enterprise: string
  ids: Record<'need' | 'plan' | 'inquiry' | 'draft' | 'decision', string>
}

/** A ledger, a correction, a need, a plan and a question with an answer; answers the ledger's id. */
const buy = async (t: TestApp, { canary, municipality, municipalityCode, enterprise, ids }: Buying) => {
  const { fileId } = await readLedger(
    t,
    [
      {
        date: '2026-10-01',
        supplier: `${canary} leverantör`,
        account: '7999',
        text: `${canary} konto`,
        amount: '100',
        unit: `${canary} förvaltning`,
      },
    ],
    municipalityCode,
    `${canary}.csv`,
  )
  const at = t.clock.now()
  const own = { tenant_id: municipality }
  await t.db.inActor(by, async tx => {
    await tx
      .insertInto('spending.class_decisions')
      .values({ ...own, decision_id: ids.decision, supplier_no: 1, category: 'laundry', decided_at: at })
      .execute()
    await tx
      .insertInto('spending.unit_joins')
      .values({ ...own, key: `${canary} förvaltning`, state: 'none', decided_at: at })
      .execute()
    await tx
      .insertInto('needs.needs')
      .values({
        ...own,
        need_id: ids.need,
        title: `${canary} behov`,
        category: 'cleaning',
        todays_supplier: `${canary} i dag`,
        source: 'hand',
        created_at: at,
        updated_at: at,
      })
      .execute()
    await tx
      .insertInto('needs.plan_imports')
      .values({
        ...own,
        import_id: ids.plan,
        file_name: `${canary}-plan.csv`,
        header: [canary],
        header_signature: canary,
        mapping: ['title'],
        state: 'mapping',
        created_at: at,
      })
      .execute()
    await tx
      .insertInto('needs.inquiries')
      .values({
        ...own,
        inquiry_id: ids.inquiry,
        need_id: ids.need,
        subject: `${canary} fråga`,
        question: `${canary} undran`,
        answer_by: t.clock.today(),
        organisation: `${canary} kommun`,
        contact_name: `${canary} kontakt`,
        contact_email: `${canary}@example.org`,
        sent_at: at,
        asked: [enterprise],
      })
      .execute()
    const written = { subject: `${canary} utkast`, question: `${canary} frågan`, answer_by: t.clock.today() }
    await tx
      .insertInto('needs.inquiry_drafts')
      .values({
        ...own,
        ...written,
        draft_id: ids.draft,
        need_id: ids.need,
        enterprises: [enterprise],
        updated_at: at,
      })
      .execute()
    await tx
      .insertInto('needs.inquiry_additions')
      .values({
        ...own,
        addition_id: randomUUID(),
        inquiry_id: ids.inquiry,
        kind: 'clarification',
        message: `${canary} förtydligande`,
        told: 0,
        updated_at: at,
      })
      .execute()
    await tx
      .insertInto('needs.guidelines')
      .values({ ...own, document: `${canary} riktlinjer`, decided_on: t.clock.today(), updated_at: at })
      .execute()
    const ask = { ...own, inquiry_id: ids.inquiry, enterprise_id: enterprise }
    await tx
      .insertInto('needs.inquiry_asks')
      .values({
        ...ask,
        enterprise_name: `${canary} verkstad`,
        asked_at: at,
        mailed: false,
      })
      .execute()
    await tx
      .insertInto('needs.inquiry_answers')
      .values({ ...ask, answer_no: 1, can: 'all', message: `${canary} svar`, answered_at: at })
      .execute()
  })
  return fileId
}

type Placing = {
  canary: string
  municipality: string
  enterprise: string
  ids: Record<'place' | 'participant' | 'placement' | 'placeRequest' | 'disclosure', string>
  ownerId: string
}

/** An area of secrecy, somebody in it, and a question about a place; answers the area and its unit. */
const placing = async (t: TestApp, { canary, municipality, enterprise, ids, ownerId }: Placing) => {
  const area = await makeArea(t, municipality, canary)
  const at = t.clock.now()
  const about = { tenant_id: municipality, person_id: ids.participant, area_id: area.areaId }
  const asked = {
    place_id: ids.place,
    request_id: ids.placeRequest,
    kind: 'work_training',
    days: ['mon'],
    starts_on: t.clock.today(),
    updated_at: at,
  }
  await t.db.inActor(by, async tx => {
    await tx
      .insertInto('placements.people')
      .values({ ...about, number: 1, owner_id: ownerId, created_at: at, updated_at: at })
      .execute()
    await tx
      .insertInto('placements.identities')
      .values({ ...about, name: `${canary} deltagaren`, called: canary, phone: canary })
      .execute()
    await tx
      .insertInto('placements.wishes')
      .values({ ...about, days: ['mon'], updated_at: at })
      .execute()
    await tx
      .insertInto('placements.requests')
      .values({
        ...asked,
        tenant_id: enterprise,
        referrer_id: municipality,
        referrer_area: area.areaId,
        referrer: `${canary} kommun`,
        contact: `${canary} handläggare`,
        asked_at: at,
        answer_by: t.clock.today(),
      })
      .execute()
    await tx
      .insertInto('placements.placements')
      .values({
        ...asked,
        ...about,
        placement_id: ids.placement,
        owner_id: ownerId,
        enterprise_id: enterprise,
        enterprise_name: `${canary} verkstad`,
        created_at: at,
      })
      .execute()
    await tx
      .insertInto('placements.disclosures')
      .values({
        ...about,
        disclosure_id: ids.disclosure,
        placement_id: ids.placement,
        item: 'name',
        purpose: 'who_comes',
        basis: 'persons_yes',
        is_told: true,
        until_on: t.clock.today(),
        asked_by: ownerId,
        asked_at: at,
        updated_at: at,
      })
      .execute()
    const host = { tenant_id: enterprise, host_id: randomUUID() }
    await tx
      .insertInto('placements.host_views')
      .values({ ...host, request_id: ids.placeRequest, sent_at: at })
      .execute()
    await tx
      .insertInto('placements.host_items')
      .values({
        ...host,
        item: 'name',
        value: `${canary} kallad`,
        purpose: 'who_comes',
        until_on: t.clock.today(),
      })
      .execute()
  })
  return area
}

/** The same kinds of names for things that do not exist. */
export const nothing = (): Pick<Owned, 'slug' | 'ids'> => ({
  slug: 'inget-sadant',
  ids: Object.fromEntries(idNames.map(name => [name, randomUUID()])) as Owned['ids'],
})
