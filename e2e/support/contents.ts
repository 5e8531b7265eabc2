import { system } from '../../src/kit/db/actor.ts'
import { csv, fileForm } from '../../src/testing/importing.ts'
import { runFreshness } from '../../src/testing/jobs.ts'
import type { Site } from '../../src/testing/site.ts'
import { fillPurchases } from './purchases.ts'

/** Sends a form as somebody of the demo, without a browser. */
export const send = async (site: Site, key: string, url: string, form: Record<string, string> = {}) => {
  const answer = await site.app.inject({
    method: 'POST',
    url,
    headers: { cookie: await site.cookieOf(key), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  if (answer.statusCode !== 303) throw new Error(`${url} as ${key} answered ${answer.statusCode}`)
  return String(answer.headers.location)
}

/** The path of the newest mailed link that begins so. */
export const mailedLink = async (site: Site, path: string): Promise<string> => {
  const mails = await site.db.inActor(system('test'), tx =>
    tx.selectFrom('core.mails').select('body_text').orderBy('created_at', 'desc').execute(),
  )
  for (const { body_text } of mails) {
    const found = body_text.match(/https?:\/\/\S+/g)?.find(link => new URL(link).pathname.startsWith(path))
    if (found) return new URL(found).pathname
  }
  throw new Error(`No mail with a link to ${path} has been sent.`)
}

const lastPart = (path: string) => path.split('/').at(-1) ?? ''

const upload = async (site: Site, lines: string[]) => {
  const { payload, headers } = fileForm(csv(lines))
  const cookie = await site.cookieOf('kommunadmin')
  const answer = await site.app.inject({
    method: 'POST',
    url: '/registret/las-in',
    headers: { ...headers, cookie },
    payload,
  })
  return String(answer.headers.location)
}

/** Waits for an import to be done, as its page says. */
const settled = async (site: Site, path: string) => {
  const state = () =>
    site.db.inActor(system('test'), tx =>
      tx
        .selectFrom('directory.imports')
        .select('state')
        .where('import_id', '=', lastPart(path))
        .executeTakeFirstOrThrow(),
    )
  while ((await state()).state === 'running') await new Promise(done => setTimeout(done, 50))
  return path
}

/** What the demo lacks at its first start: a claim, an invitation, mailed links, two imports, a picture. */
export const fillContents = async (site: Site) => {
  const rows = await site.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.enterprises')
      .select(['slug', 'tenant_id', 'claimed_at', 'confirmed_at'])
      .orderBy('confirmed_at')
      .execute(),
  )
  const unclaimed = rows.find(r => r.slug.includes('ytterhogdal'))?.slug ?? ''
  const hidden = rows[0]?.slug ?? ''
  const own = rows.find(r => r.slug.startsWith('korgboden'))?.slug ?? ''
  await send(site, 'arbetsgivare', `/foretag/${unclaimed}/gor-ansprak`, { message: 'Jag är firmatecknare.' })
  await send(site, 'kommunadmin', '/administration/bjud-in', {
    email: 'ny.kollega@exempel.example',
    role: 'coordinator',
  })
  await send(site, 'deltagare', '/skapa-konto', { name: 'Ny Person', email: 'ny.person@exempel.example' })
  await runFreshness(site)
  const head = 'Företag;Kommun;Org.nr;E-post'
  const mapping = await upload(site, [head, 'Norrala Trädgård;Söderhamn;;norrala@exempel.example'])
  const running = await upload(site, [head, 'Marma Kök;Söderhamn;;', 'Utan Kommun;;;', ';Söderhamn;;'])
  await send(site, 'kommunadmin', `${running}/starta`, {
    'kolumn-0': 'name',
    'kolumn-1': 'municipality',
    'kolumn-2': 'orgnr',
    'kolumn-3': 'email',
  })
  const done = await settled(site, running)
  const claim = await site.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.claims').select('claim_id').executeTakeFirstOrThrow(),
  )
  const purchases = await fillPurchases(site)
  return {
    purchases,
    slugs: { own, unclaimed, hidden },
    claim: claim.claim_id,
    imports: [mapping, done].map(lastPart),
    links: {
      newAccount: lastPart(await mailedLink(site, '/skapa-konto/')),
      invited: lastPart(await mailedLink(site, '/inbjudan/')),
      confirmation: lastPart(await mailedLink(site, '/bekrafta/')),
      answer: lastPart(await mailedLink(site, '/svara/')),
    },
  }
}
export type Contents = Awaited<ReturnType<typeof fillContents>>
