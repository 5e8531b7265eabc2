import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../src/kit/db/actor.ts'
import { signIn } from '../src/testing/identity.ts'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const form = '/foretag/korgboden-i-soderhamn/andra'
const save = 'Spara ändringarna'

test.each([true, false])(
  'two edit the same profile; the second sees what changed (script: %s)',
  async script => {
    const { tenant_id: tenantId } = await site.db.inActor(system('test'), tx =>
      tx
        .selectFrom('directory.enterprises')
        .select('tenant_id')
        .where('slug', '=', 'korgboden-i-soderhamn')
        .executeTakeFirstOrThrow(),
    )
    const colleague = await signIn(site, { role: 'enterprise_manager', tenantId, name: 'Bo Frisk' })
    const first = await site.visit({ as: 'verksamhetsledare', script })
    const second = await site.visit({ cookie: colleague.cookie, script })
    await first.goto(form)
    await second.goto(form)

    await first.getByLabel('Presentation på svenska').fill(`Korgar med frukt. ${script}`)
    await first.getByRole('button', { name: save }).click()
    await first.getByText('Sparat: Om företaget.').waitFor()

    await second.getByLabel('Presentation på svenska').fill('Vi packar frukt åt hela kommunen.')
    await second.getByLabel('Startår').fill('2009')
    await second.getByRole('button', { name: save }).click()
    const told = second.getByText('Någon annan sparade medan du skrev')
    await told.waitFor()
    const words = await second.getByRole('main').textContent()
    expect(words).toContain(`Korgar med frukt. ${script}`)
    expect(await second.getByLabel('Presentation på svenska').inputValue()).toBe(
      'Vi packar frukt åt hela kommunen.',
    )
    expect(await second.getByLabel('Startår').inputValue()).toBe('2009')

    // Having seen both, the second decides.
    await second.getByLabel('Presentation på svenska').fill(`Korgar med frukt, åt hela kommunen. ${script}`)
    await second.getByRole('button', { name: save }).click()
    await second.getByText(`Korgar med frukt, åt hela kommunen. ${script}`).waitFor()
    expect(site.faults).toEqual([])
  },
)
