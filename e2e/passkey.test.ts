import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** A device with a lock (finger, face or code), as the browser sees it. */
const addDevice = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    lock: (open: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: open }),
  }
}

test('a passkey is made in the settings, opens the door, and is taken away', async () => {
  const page = await site.visit({ as: 'verksamhetsledare' })
  const device = await addDevice(page)
  await page.goto('/installningar')
  await page.getByLabel('Namn på lösennyckeln').fill('Jobbtelefonen')
  await page.getByRole('button', { name: 'Lägg till lösennyckel på den här enheten' }).click()
  await page.getByRole('row', { name: /Jobbtelefonen/ }).waitFor()
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await page.getByText('Du är utloggad.').waitFor()

  // The wrong finger: said beside the button, and nobody is signed in.
  await page.getByRole('link', { name: 'Logga in' }).click()
  await device.lock(false)
  const useKey = page.getByRole('button', { name: 'Logga in med lösennyckel' })
  await useKey.click()
  await page.getByRole('alert').getByText('Det gick inte att logga in med lösennyckel.').waitFor()

  await device.lock(true)
  await useKey.click()
  await page.waitForURL(/\/hem$/)
  await page.getByRole('navigation', { name: 'Din meny' }).getByText('Annika Frisk').waitFor()

  await page.goto('/installningar')
  await page.getByRole('button', { name: /Ta bort.*Jobbtelefonen/ }).click()
  await page.getByText('Lösennyckeln är borttagen').waitFor()
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await page.getByRole('link', { name: 'Logga in' }).click()
  await page.getByRole('button', { name: 'Logga in med lösennyckel' }).click()
  await page.getByRole('alert').getByText('Det gick inte att logga in med lösennyckel.').waitFor()
  expect(site.faults).toEqual([])
})
