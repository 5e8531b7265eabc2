import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const profile = '/foretag/ytterhogdals-verkstadsgard'

test('somebody says that an enterprise is theirs, its municipality agrees, and they look after it', async () => {
  const claimant = await site.visit({ as: 'arbetsgivare' })
  await claimant.goto(profile)
  await claimant.getByRole('link', { name: 'Är det här ert företag?' }).click()
  await claimant.getByLabel('Hur hör du till företaget?').fill('Jag är ordförande i föreningen.')
  await claimant.getByRole('button', { name: 'Skicka' }).click()
  await claimant.getByText('Skickat. Du får ett mejl när någon har tagit ställning.').waitFor()
  expect((await claimant.goto(`${profile}/andra`))?.status()).toBe(403)

  const officer = await site.visit({ as: 'upphandlare-harjedalen' })
  await officer.goto('/hem')
  await officer.getByRole('link', { name: /Ta ställning/ }).click()
  await officer.getByText('Jag är ordförande i föreningen.').waitFor()
  await officer.getByText('Susanne Hall, arbetsgivare@demo.example').waitFor()
  await officer.getByRole('button', { name: 'Spara beslutet' }).click()
  await officer.getByRole('alert').waitFor()
  await officer.getByLabel('Ja, personen får sköta uppgifterna').check()
  await officer.getByRole('button', { name: 'Spara beslutet' }).click()
  await officer.getByText('Personen sköter nu företagets uppgifter.').waitFor()
  // What the enterprise looks after, the municipality no longer changes.
  expect((await officer.goto(`${profile}/andra`))?.status()).toBe(403)

  await claimant.goto('/hem')
  await claimant
    .getByRole('navigation', { name: 'Din meny' })
    .getByRole('link', { name: 'Byt uppdrag' })
    .click()
  await claimant.getByRole('button', { name: /Byt till detta.*Ytterhogdals/ }).click()
  await claimant.waitForURL('**/hem')
  await claimant.goto(profile)
  await claimant.getByRole('link', { name: 'Ändra uppgifterna' }).click()
  await claimant.getByLabel('Presentation på svenska').fill('Vi lagar cyklar och byter däck, året om.')
  await claimant.getByRole('button', { name: 'Spara ändringarna' }).click()
  await claimant.getByText('Vi lagar cyklar och byter däck, året om.').waitFor()
  expect(site.faults).toEqual([])
})
