import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { importLedgerFile } from '../src/domains/spending/ledger/file.ts'
import { system } from '../src/kit/db/actor.ts'
import { ledgerCsv } from '../src/testing/ledger.ts'
import { openSite, type Site } from '../src/testing/site.ts'
import { countEffort, type Effort } from './support/effort.ts'
import { pressTo, tabTo } from './support/keyboard.ts'

let site: Site
/** From a row of what is bought to the sent question. */
const efforts: (Effort & { width: number; lang: string })[] = []
beforeAll(async () => {
  site = await openSite()
})
afterEach(() => expect(site.faults.splice(0)).toEqual([]))
afterAll(async () => {
  for (const { width, lang, keys, acts, pages, seconds } of efforts)
    process.stdout.write(
      `\nFrom a row of what is bought to the sent question, ${width} px, ${lang}: ${acts} presses of Enter, ${keys} keys in all, ${pages} pages, ${seconds} s\n`,
    )
  await site.close()
})

const words = {
  sv: {
    upload: 'Ladda upp filen',
    read: 'Läs in',
    purchases: 'Det vi köper',
    kind: 'Fruktkorgar',
    need: 'Skriv ett behov',
    save: 'Spara behovet',
    ask: 'Fråga marknaden',
    check: 'Spara och granska',
    send: 'Skicka till fyra företag',
    remind: 'Påminn 2 företag',
    reminded: /De som inte svarat påmindes/,
    onward: 'Gå vidare till val',
    close: 'Stäng svaren',
    way: /^Direktupphandling/,
    rule: /Värdet ska vara under/,
    part: 'Ja, en del',
    all: 'Ja, allt',
    answer: 'Skicka svaret',
    compared: /2 av 4 har svarat/,
    thanks: /Tack! Svaret är skickat/,
  },
  en: {
    upload: 'Upload the file',
    read: 'Import',
    purchases: 'What we buy',
    kind: 'Fruit baskets',
    need: 'Write a need',
    save: 'Save the need',
    ask: 'Ask the market',
    check: 'Save and check',
    send: 'Send to four enterprises',
    remind: 'Remind 2 enterprises',
    reminded: /have not answered were reminded/,
    onward: 'Go on to choice',
    close: 'Close the answers',
    way: /^Direct award/,
    rule: /The value must be below/,
    part: 'Yes, a part',
    all: 'Yes, all of it',
    answer: 'Send the answer',
    compared: /2 of 4 have answered/,
    thanks: /Thank you! The answer is sent/,
  },
}

/** A file of its own for each run: the same one would be recognised. */
const ledger = (amount: string) => ({
  name: `reskontra ${amount}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    ledgerCsv(
      ['08', '09', '10'].map(month => ({
        date: `2026-${month}-15`,
        supplier: 'Ljusnans Fruktkorgar AB',
        orgnr: '556677-8899',
        account: '7699',
        text: 'Personalfrukt',
        amount,
      })),
    ),
  ),
})

/** Mailed before: the clock stands still here, so that no order tells the newest. */
const known = new Set<string>()

/** The links of the mails since the last time, by their address. */
const newLinks = async (): Promise<Map<string, string>> => {
  const mails = await site.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.mails')
      .select(['mail_id', 'to_address', 'body_text'])
      .where('body_text', 'like', '%/svara/%')
      .execute(),
  )
  const fresh = mails.filter(m => !known.has(m.mail_id))
  for (const mail of fresh) known.add(mail.mail_id)
  return new Map(fresh.map(m => [m.to_address, /\/svara\/[\w-]{43}/.exec(m.body_text)?.[0] ?? '']))
}

/** A form sent by a key: reading goes on at the sentence that says it is done. */
const send = async (page: Page, address: RegExp) => {
  await page.keyboard.press('Enter')
  await page.waitForURL(address)
  await page.locator('[data-live]:focus').waitFor()
}

/** How far the page goes past the screen. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

const ways = [390, 1280].flatMap(width => (['sv', 'en'] as const).map(lang => ({ width, lang })))

test.each(ways)(
  'from the ledger to two answers beside each other, without a mouse: %o',
  { timeout: 120_000 },
  async ({ width, lang }) => {
    const say = words[lang]
    const buyer = await site.visit({ as: 'upphandlare', width, lang })

    // The ledger, its columns, and what becomes of it.
    await buyer.goto('/inkop/reskontra')
    await buyer.locator('input[type=file]').setInputFiles(ledger(`${width}00,5${lang === 'sv' ? 0 : 1}`))
    await tabTo(buyer, say.upload)
    await pressTo(buyer, 'Enter', /\/inkop\/reskontra\/[0-9a-f-]{36}$/)
    await tabTo(buyer, say.read)
    await buyer.keyboard.press('Enter')
    await buyer
      .getByRole('heading', { name: /klar|done|read in/i })
      .first()
      .waitFor({ timeout: 60_000 })

    // A candidate becomes a need.
    await buyer.goto('/inkop?alla=1')
    const effort = await countEffort(buyer)
    await buyer.reload()
    await tabTo(buyer, say.kind)
    await pressTo(buyer, 'Enter', /\/inkop\/kategorier\/fruit-baskets/)
    await tabTo(buyer, say.need)
    await pressTo(buyer, 'Enter', /\/inkop\/behov\/nytt\?/)
    await tabTo(buyer, say.save)
    await send(buyer, /\/inkop\/behov\/[0-9a-f-]{36}$/)
    const at = new URL(buyer.url()).pathname

    // Those that can deliver are asked: the question is written, looked at, and sent; one is back where one was.
    expect(
      await buyer
        .getByRole('row')
        .filter({ has: buyer.getByRole('checkbox') })
        .count(),
    ).toBeGreaterThan(3)
    expect(await buyer.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await tabTo(buyer, say.ask)
    await pressTo(buyer, 'Enter', /\/fraga\?/)
    expect(await buyer.getByRole('checkbox', { checked: true }).count()).toBe(4)
    await tabTo(buyer, say.check)
    await send(buyer, /\/inkop\/fragor\/utkast\/[0-9a-f-]{36}$/)
    expect(await overflow(buyer)).toBeLessThanOrEqual(0)
    await tabTo(buyer, say.send)
    await send(buyer, /\?visa=svar&fraga=[0-9a-f-]{36}/)
    expect(new URL(buyer.url()).pathname).toBe(at)
    const inquiry = new URL(buyer.url()).searchParams.get('fraga') ?? ''
    efforts.push({ width, lang, ...(await effort()) })

    // One answers on its own page, one by the link in its mail, on a phone.
    const manager = await site.visit({ as: 'verksamhetsledare', width: 390, lang })
    await manager.goto(`/vart-foretag/fragor/${inquiry}`)
    await tabTo(manager, say.all)
    await manager.keyboard.press('Space')
    await tabTo(manager, say.answer)
    await manager.keyboard.press('Enter')
    await manager.getByText(say.thanks).waitFor()

    const own = await manager.evaluate(() => document.title)
    expect(own).not.toBe('')
    const mailed = [...(await newLinks()).entries()].filter(([to]) => !to.startsWith('korgboden'))
    const stranger = await site.visit({ width: 390, lang })
    await stranger.goto(mailed[0]?.[1] ?? '/')
    await tabTo(stranger, say.all)
    await stranger.keyboard.press('ArrowDown')
    expect(await stranger.getByRole('radio', { name: say.part }).isChecked()).toBe(true)
    await tabTo(stranger, say.answer)
    await stranger.keyboard.press('Enter')
    await stranger.getByText(say.thanks).waitFor()

    // Beside each other, on the same page; the silent are reminded, and the way on is shown when the answers are closed.
    await buyer.reload()
    await buyer.getByText(say.compared).first().waitFor()
    const answers = buyer.getByRole('table')
    await answers.getByText(say.all).waitFor()
    await answers.getByText(say.part).waitFor()
    expect(await overflow(buyer)).toBeLessThanOrEqual(0)
    await tabTo(buyer, say.remind)
    await send(buyer, /\?visa=svar/)
    await buyer.getByText(say.reminded).waitFor()
    await tabTo(buyer, say.close)
    await send(buyer, /\?visa=svar/)
    await tabTo(buyer, say.onward)
    await buyer.keyboard.press('Enter')
    await buyer.waitForURL(/\?visa=vag.*#vag$/)
    await tabTo(buyer, say.way)
    await buyer.keyboard.press('Enter')
    await buyer.getByText(say.rule).waitFor()
    expect(await overflow(buyer)).toBeLessThanOrEqual(0)
    expect(new URL(buyer.url()).pathname).toBe(at)
    // The reminders of this question are no news to the next.
    await newLinks()
    for (const page of [buyer, manager, stranger]) await page.context().close()
  },
)

test.each(['sv', 'en'] as const)(
  'those who are ticked are asked, and the button says how many (%s)',
  async lang => {
    const chosen = { sv: 'Fråga de valda', en: 'Ask those chosen' }[lang]
    const page = await site.visit({ as: 'upphandlare', width: 390, lang })
    await page.goto('/inkop/behov?q=Ved')
    await page.getByRole('link', { name: /^Ved till/ }).click()
    await page.waitForURL(/\/inkop\/behov\/[0-9a-f-]{36}$/)
    const boxes = page.locator('.mark-table input[type=checkbox]')
    await page.getByRole('button', { name: chosen, exact: true }).waitFor()
    for (const box of [boxes.nth(0), boxes.nth(1)]) {
      await box.focus()
      await page.keyboard.press('Space')
    }
    await page.getByRole('button', { name: `${chosen} (2)`, exact: true }).focus()
    await pressTo(page, 'Enter', /\/fraga\?foretag=.*&foretag=/)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.context().close()
  },
)

test('what a file takes the place of fits beside the menu, also where names and sums are long', async () => {
  const lines = ['Leverantör;Belopp;Datum', 'Äldreboendet Drift AB;40254889,49;2022-01-12']
  const file = (sum: string) => Buffer.from(lines.join('\n').replace('40254889,49', sum))
  await importLedgerFile(site, {
    bytes: file('40254889,49'),
    fileName: 'leverantorsreskontra-2182-2022.csv',
    municipalityCode: '2182',
  })
  const buyer = await site.visit({ as: 'upphandlare' })
  for (const width of [1024, 1280]) {
    await buyer.setViewportSize({ width, height: 900 })
    await buyer.goto('/inkop/reskontra')
    await buyer.locator('input[type=file]').setInputFiles({
      name: `rättad ${width}.csv`,
      mimeType: 'text/csv',
      buffer: file(`28003,${(width % 90) + 10}`),
    })
    await buyer.getByRole('button', { name: 'Ladda upp filen' }).click()
    await buyer.getByText('Summa i den nya filen').first().waitFor()
    expect([width, await overflow(buyer)]).toEqual([width, 0])
  }
  await buyer.context().close()
})
