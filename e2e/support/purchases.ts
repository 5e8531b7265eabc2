import { importLedgerFile } from '../../src/domains/spending/ledger/file.ts'
import { system } from '../../src/kit/db/actor.ts'
import { csv, fileForm } from '../../src/testing/importing.ts'
import type { Site } from '../../src/testing/site.ts'

const officer = 'upphandlare'

const upload = async (site: Site, url: string, lines: string[]): Promise<string> => {
  const { payload, headers } = fileForm(csv(lines))
  const cookie = await site.cookieOf(officer)
  const answer = await site.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
  if (answer.statusCode !== 303) throw new Error(`${url} answered ${answer.statusCode}`)
  return String(answer.headers.location)
}

/** What the demo's purchases lack at their first start: files that wait, rows that were rejected, a question to answer. */
export const fillPurchases = async (site: Site) => {
  const ledger = await upload(site, '/inkop/reskontra', [
    'Leverantör;Belopp;Datum',
    'Norrala Frukt AB;1 250,00;2023-01-12',
  ])
  const odd = await importLedgerFile(site, {
    bytes: Buffer.from(
      'leverantor;belopp;datum\nNorrala Frukt AB;100,00;2023-02-01\nLjusne Städ AB;mycket;2023-02-02\n',
    ),
    fileName: 'med fel.csv',
    municipalityCode: '2182',
  })
  const plan = await upload(site, '/inkop/behov/plan', [
    'Vad;Kategori;Värde',
    'Frukt till skolor;Fruktkorgar;120 tkr',
  ])
  const found = await site.db.inActor(system('test'), async tx => ({
    files: await tx
      .selectFrom('spending.ledger_files')
      .select('file_id')
      .where('state', '=', 'done')
      .limit(1)
      .execute(),
    needs: await tx
      .selectFrom('needs.needs as n')
      .innerJoin('core.organisations as o', 'o.tenant_id', 'n.tenant_id')
      .select(['n.need_id', 'n.opened_at', 'n.closed_at'])
      .where('o.municipality_code', '=', '2182')
      .execute(),
    inquiries: await tx.selectFrom('needs.inquiries').select('inquiry_id').execute(),
  }))
  const open = found.needs.filter(n => n.opened_at !== null && n.closed_at === null)
  const closed = found.needs.filter(n => n.closed_at !== null)
  const own = found.needs.filter(n => n.opened_at === null && n.closed_at === null)
  const first = open[0]?.need_id ?? ''
  const enterprises = await site.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.enterprises')
      .select(['tenant_id', 'email'])
      .where('email', 'is not', null)
      .where('slug', 'like', 'korgboden%')
      .execute(),
  )
  const write = async (url: string, form: Record<string, string> = {}) => {
    const answer = await site.app.inject({
      method: 'POST',
      url,
      headers: { cookie: await site.cookieOf(officer), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })
    if (answer.statusCode !== 303) throw new Error(`${url} answered ${answer.statusCode}`)
    return String(answer.headers.location)
  }
  const question = {
    foretag: enterprises[0]?.tenant_id ?? '',
    subject: 'Fruktkorgar',
    question: 'Kan ni leverera?',
    'answer_by-day': '31',
    'answer_by-month': '12',
    'answer_by-year': String(site.clock.today().year + 1),
  }
  const asked = await write(`/inkop/behov/${first}/fraga`, question)
  await write(asked)
  const draft = await write(`/inkop/behov/${own[0]?.need_id}/fraga`, question)
  const id = (path: string | undefined) => path?.split('/').at(-1) ?? ''
  return {
    ledgers: [id(ledger), odd.fileId, found.files[0]?.file_id ?? ''],
    plans: [id(plan)],
    needs: [first, closed[0]?.need_id ?? '', own[0]?.need_id ?? ''].filter(n => n !== ''),
    openNeed: first,
    inquiries: [id(asked), ...found.inquiries.map(i => i.inquiry_id)],
    draft: id(draft),
    enterprise: enterprises[0]?.tenant_id ?? '',
  }
}
