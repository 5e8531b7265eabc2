import { operatorId } from '../../../core/organisations/operator.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { insertEnterprise } from '../enterprises/actions.ts'
import { followed } from '../enterprises/followed.ts'
import { refreshEntries } from '../search/entries.ts'

export const contact = {
  phone: '0270-555 12 34',
  email: 'kontakt@tallbacken.example',
  contact_name: 'Rosa Tallberg',
}

/** For tests: one published enterprise with contact details, an offer and a place, confirmed when the clock says. */
export const addEnterprise = (
  t: Services,
  name: string,
  email = contact.email,
  stewardId: string = operatorId,
) =>
  t.db.inActor(system('test'), async tx => {
    const { tenantId, slug } = await insertEnterprise(tx, system('test'), {
      name,
      kind: 'wise',
      legal_form: 'economic_association',
      municipality_code: '2182',
      place: 'Söderhamn',
      presentation_sv: 'Kaffe och bröd.',
      orgnr: undefined,
      secret: t.secret,
      stewardId,
      claimed: true,
      at: t.clock.now(),
    })
    await tx
      .updateTable('directory.enterprises')
      .set({ ...contact, email, contact_consent: true })
      .where('tenant_id', '=', tenantId)
      .execute()
    await tx
      .insertInto('directory.offers')
      .values({
        tenant_id: tenantId,
        ...followed(tenantId),
        category: 'cafe-conference',
        title_sv: 'Kaffe till möten',
      })
      .execute()
    await tx
      .insertInto('directory.places')
      .values({
        tenant_id: tenantId,
        ...followed(tenantId),
        kind: 'work_training',
        total: 2,
        free: 1,
        updated_at: t.clock.now(),
      })
      .execute()
    await refreshEntries(tx, t.clock.now(), tenantId)
    return { tenantId, slug }
  })

export type PostedMail = { to: string; subject: string; text: string; at: string }

/** For tests: what was posted to an address, oldest first. */
export const mailsTo = (t: Services, address: string): Promise<PostedMail[]> =>
  t.db.inActor(system('test'), async tx => {
    const rows = await tx
      .selectFrom('core.mails')
      .selectAll()
      .where('to_address', '=', address)
      .orderBy('created_at')
      .execute()
    return rows.map(m => ({
      to: m.to_address,
      subject: m.subject,
      text: m.body_text,
      at: m.created_at.toString().slice(0, 10),
    }))
  })

/** The path of the link in a mail. */
export const linkIn = (mail: PostedMail | undefined): string =>
  /\/bekrafta\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
