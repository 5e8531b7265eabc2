import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../src/kit/db/actor.ts'
import { signIn } from '../src/testing/identity.ts'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const written = 'Vi packar frukt åt hela kommunen, också på lördagar.'

test.each([true, false])('the role ends while the form is being filled in (script: %s)', async script => {
  const { tenant_id: tenantId } = await site.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.enterprises')
      .select('tenant_id')
      .where('slug', '=', 'korgboden-i-soderhamn')
      .executeTakeFirstOrThrow(),
  )
  const colleague = await signIn(site, { role: 'enterprise_manager', tenantId, name: `Bo Frisk ${script}` })
  const page = await site.visit({ cookie: colleague.cookie, script })
  await page.goto('/foretag/korgboden-i-soderhamn/andra')
  await page.getByLabel('Presentation på svenska').fill(written)

  const manager = await site.visit({ as: 'verksamhetsledare' })
  await manager.goto('/administration')
  await manager
    .getByRole('row', { name: `Bo Frisk ${script}` })
    .getByRole('button', { name: /Avsluta/ })
    .click()
  await manager.getByText('avslutat').first().waitFor()

  await page.getByRole('button', { name: 'Spara ändringarna' }).click()
  await page.getByRole('heading', { level: 1, name: 'Logga in först' }).waitFor()
  // Nothing is half saved, and what was written can still be taken along.
  expect(await page.getByRole('main').textContent()).toContain(written)
  const reader = await site.visit()
  await reader.goto('/foretag/korgboden-i-soderhamn')
  expect(await reader.getByRole('main').textContent()).not.toContain(written)
  expect(site.faults).toEqual([])
})
