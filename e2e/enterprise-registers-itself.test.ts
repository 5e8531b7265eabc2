import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** Ten digits in a series that nobody has been given, with the right check digit (Luhn). */
const numberOf = (nine: string): string => {
  const sum = [...nine].reduce((total, digit, i) => {
    const d = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (d > 9 ? d - 9 : d)
  }, 0)
  return `${nine.slice(0, 6)}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`
}

test('an enterprise registers itself, says what it sells, and is found', async () => {
  const page = await site.visit({ width: 390 })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const follow = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true }).click()

  // An account, by a link in the mail.
  await page.goto('/anmal-foretag')
  await follow('Skapa konto och börja')
  await page.getByLabel('Ditt namn').fill('Siv Lindroth')
  await page.getByLabel('E-postadress').fill('siv@granbacken.example')
  await press('Skicka länk till min e-post')
  await follow('I demon skickas ingen e-post. Läs mejlen här.')
  await page
    .getByRole('link', { name: /\/skapa-konto\// })
    .first()
    .click()
  await press('Skapa konto och logga in')
  await page.getByText('Ditt konto är klart och du är inloggad.').waitFor()

  // The enterprise. A wrong number is told at its field, and nothing of what was written is lost.
  const right = numberOf('559990987')
  const wrong = right.replace(/.$/, last => String((Number(last) + 1) % 10))
  await page.getByLabel('Organisationsnummer').fill(wrong)
  await page.getByLabel('Namn', { exact: true }).fill('Granbackens Syateljé')
  await page.getByLabel('Arbetsintegrerande socialt företag').check()
  await page.getByLabel('Juridisk form').selectOption('Aktiebolag')
  await page.getByRole('combobox', { name: 'Kommun' }).fill('Hudik')
  await page.getByRole('option', { name: 'Hudiksvall' }).click()
  await page.getByLabel('Presentation på svenska').fill('Vi syr åt skolor och äldreboenden.')
  await press('Anmäl företaget')
  const summary = page.getByRole('alert')
  await summary.waitFor()
  expect(await summary.evaluate(e => e === document.activeElement)).toBe(true)
  const number = page.getByLabel('Organisationsnummer')
  expect(await number.getAttribute('aria-invalid')).toBe('true')
  expect(await number.inputValue()).toBe(wrong)
  expect(await page.getByRole('combobox', { name: 'Kommun' }).inputValue()).toBe('Hudiksvall')
  expect(await page.getByLabel('Presentation på svenska').inputValue()).toContain('äldreboenden')
  await summary.getByRole('link', { name: /kontrollsiffran/ }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(right)
  await press('Anmäl företaget')
  await page.getByText('Företaget finns nu i registret.').waitFor()

  // An offer, and a buyer who finds it.
  await page.getByText('1 av 6 klart').waitFor()
  await follow('Det ni säljer')
  await page.getByLabel('Vad säljer ni?').fill('Gardiner efter mått')
  await page.getByRole('combobox', { name: 'Kategori' }).fill('sömnad')
  await page.getByRole('option', { name: 'Sömnad och ändringar' }).click()
  await page.getByLabel('Pris från').fill('450')
  await press('Spara erbjudandet')
  await page.getByText('Erbjudandet är sparat och syns i sökningen.').waitFor()

  // The rest of the beginning, page by page; the offer is told as done.
  await follow('Fortsätt')
  await page.getByText('Klart, ett erbjudande').waitFor()
  await follow('Fortsätt')
  await page.getByLabel('Eller så långt ni kör').fill('30')
  await press('Spara och gå vidare')
  await page.getByRole('heading', { name: 'Kontakt', exact: true }).waitFor()
  await press('Spara och gör klart senare')
  await page.getByText('3 av 6 klart').waitFor()
  await follow('Se sidan som andra ser den')
  await page.getByText('Så här ser andra sidan.').waitFor()
  expect(await page.getByRole('link', { name: 'Ändra uppgifterna' }).count()).toBe(0)
  await page.goto('/foretag/granbackens-syatelje')
  await press('Allt stämmer')
  await page.getByText('Tack! Uppgifterna är bekräftade i dag.').waitFor()

  const buyer = await site.visit()
  await buyer.goto('/foretag?q=gardiner+Hudiksvall')
  await buyer.getByRole('link', { name: 'Granbackens Syateljé' }).click()
  await buyer.getByRole('heading', { name: 'Gardiner efter mått' }).waitFor()
  await buyer.getByText('Uppger sig vara ASF').waitFor()
  await buyer.getByText('ingen har kontrollerat vem som talar').waitFor()
  expect(site.faults).toEqual([])
})
