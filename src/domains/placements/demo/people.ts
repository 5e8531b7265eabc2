import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Services } from '../../../core/web/services.ts'
import type { Clock } from '../../../kit/clock.ts'
import { dayOf } from '../../../kit/clock.ts'
import { readYaml } from '../../../kit/data/yaml.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { saveDisclosures, sendReferral } from '../disclosures/actions.ts'
import { type Item, itemsOf } from '../disclosures/items.ts'
import { addPerson, personMoves, saveWishes } from '../people/actions.ts'
import { selectOptionalWishes, selectPerson } from '../people/queries.ts'
import { personForm, wishesForm } from '../people/schema.ts'
import { type Placement, selectPlacement } from '../placements/queries.ts'
import { selectPlacesFor } from '../places/queries.ts'
import { answerRequest, askAboutPlace, withdrawRequest } from '../requests/actions.ts'
import { selectRequest } from '../requests/queries.ts'
import { answerForm } from '../requests/schema.ts'
import { managerOf, officerCalled, type Seated } from './seats.ts'

/** All in days before the demo starts. */
const demoAsk = z.strictObject({
  of: z.string(),
  asked: z.number(),
  answered: z.number().optional(),
  answer: answerForm.shape.answer.optional(),
  reason: answerForm.shape.reason,
  meet_first: z.boolean().optional(),
  withdrawn: z.number().optional(),
  /** When was decided which items the person lets the enterprise know, and when the referral was sent. */
  talked: z.number().optional(),
  referred: z.number().optional(),
  told: z.array(z.string()).default([]),
})
const demoPerson = z.strictObject({
  written: z.number(),
  closed: z.number().optional(),
  who: personForm,
  wants: wishesForm.optional(),
  asks: z.array(demoAsk),
})
const demoOfficer = z.strictObject({ officer: z.string(), phone: z.string(), people: z.array(demoPerson) })
type DemoAsk = z.output<typeof demoAsk>

/** So many days ago; what stands behind the point says when between eight and four. */
const workingHour = (clock: Clock) => (days: number) =>
  clock
    .today()
    .subtract({ days: Math.floor(days) })
    .toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: '08:00' })
    .add({ minutes: Math.round((days % 1) * 480) })
    .toInstant()

type By = { tx: Tx; clock: Clock; officer: Seated; ago: (days: number) => Temporal.Instant }

const ask = async ({ tx, clock, officer, ago }: By, personId: string, phone: string, told: DemoAsk) => {
  const { tenantId, organisation } = officer
  const person = await selectPerson(tx, tenantId, personId)
  const wishes = await selectOptionalWishes(tx, tenantId, personId)
  const places = wishes === undefined ? [] : await selectPlacesFor(tx, wishes)
  const place = places.find(one => one.name === told.of)
  if (wishes === undefined || place === undefined)
    throw new Error(`The demo has no place for this at ${told.of}.`)
  const asked = {
    starts_on: dayOf(ago(told.asked)).add({ days: 18 }),
    ends_on: null,
    contact: `${officer.name}, ${phone}`,
  }
  const subject = { person, wishes, place, organisation }
  const id = await askAboutPlace(tx, officer, ago(told.asked), randomUUID(), subject, asked)
  const placement = await selectPlacement(tx, tenantId, id)
  if (told.withdrawn !== undefined) await withdrawRequest(tx, officer, ago(told.withdrawn), placement)
  if (told.answer === undefined || told.answered === undefined) return
  const by = await managerOf(tx, clock, place)
  const request = await selectRequest(tx, place.tenant_id, placement.request_id)
  const done = await answerRequest(tx, by, ago(told.answered), request, { ...told, answer: told.answer })
  if (done !== 'done') throw new Error(`The demo's answer of ${told.of} is ${done}.`)
  if (told.talked !== undefined)
    await refer(
      { tx, clock, officer, ago },
      await selectPlacement(tx, tenantId, id),
      told,
      itemsOf(person, wishes),
    )
}

const refer = async (
  { tx, officer, ago }: By,
  placement: Placement,
  { talked = 0, referred, told }: DemoAsk,
  items: readonly Item[],
) => {
  const until = placement.starts_on.add({ months: 6 })
  const said = items.map(item => ({ item, isTold: told.includes(item.item) }))
  await saveDisclosures(tx, officer, ago(talked), placement, { said, basis: 'persons_yes', until })
  if (referred === undefined) return
  const sent = said.filter(one => one.isTold).map(({ item }) => ({ ...item, until }))
  await sendReferral(tx, officer, ago(referred), placement, sent, 'screen')
}

/** People of the demo's officers with what has been asked for them (data/demo/placements), made as the pages make them. */
export const loadDemoPlacements = ({ db, clock }: Services): Promise<void> =>
  db.inActor(system('demo'), async tx => {
    const ago = workingHour(clock)
    for (const { officer: key, phone, people } of readYaml(
      'data/demo/placements/people.yaml',
      z.array(demoOfficer),
    )) {
      const officer = await officerCalled(tx, key)
      const { tenantId } = officer
      for (const { written, closed, who, wants, asks } of people) {
        const id = randomUUID()
        await addPerson(tx, officer, ago(written), id, who)
        if (wants !== undefined)
          await saveWishes(tx, officer, ago(written), await selectPerson(tx, tenantId, id), undefined, wants)
        for (const told of asks) await ask({ tx, clock, officer, ago }, id, phone, told)
        if (closed !== undefined)
          await personMoves.go(tx, officer, ago(closed), { tenantId, id }, 'participant_closed')
      }
    }
  })
