import type { TestApp } from './app.ts'
import type { SignedIn } from './identity.ts'
import { countsOf, fileForm, importing } from './importing.ts'

export const national =
  'kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;belopp;datum;forvaltning;fakturanummer;grund;avtal;kommun_id;s_kod_nr'

/** A row of the national format. */
export const row = ({
  buyer = '212000-2353;Söderhamns kommun',
  voucher = 'V1',
  supplier = 'Byggbolaget AB',
  number = '556016-0680',
  account = '46110;Reparation',
  amount = '100.00',
  day = '2025-01-15',
  unit = 'Tekniska',
  rest = 'F1;;;2182;',
} = {}): string => [buyer, voucher, supplier, number, account, amount, day, unit, rest].join(';')

/** What a person does with ledgers, through the front door. */
export const ledgers = (t: TestApp, who: Pick<SignedIn, 'headers'>) => {
  const { get, post, proposed, settle } = importing(t, who)
  const upload = (bytes: Buffer, name = 'reskontra.csv') => {
    const form = fileForm(bytes, name)
    return t.app.inject({
      method: 'POST',
      url: '/inkop/reskontra',
      ...form,
      headers: { ...who.headers, ...form.headers },
    })
  }
  const begin = async (bytes: Buffer, period: Record<string, string> = {}) => {
    const path = String((await upload(bytes)).headers['location'])
    const page = await get(path)
    const mapping = Object.fromEntries(
      Object.entries(proposed(page.body)).filter(([name]) => name.startsWith('kolumn')),
    )
    const started = await post(`${path}/starta`, { ...mapping, ...period })
    return { path, fileId: path.split('/').at(-1) ?? '', mapping, page, started }
  }
  return {
    get,
    post,
    proposed,
    settle,
    upload,
    begin,
    /** Uploads, keeps the columns as they are proposed, and waits for the end. */
    all: async (bytes: Buffer, period?: Record<string, string>) => {
      const begun = await begin(bytes, period)
      const result = await settle(begun.path)
      return {
        ...begun,
        result,
        rejected: await get(`${begun.path}/rader.csv`),
        counts: countsOf(result.body),
      }
    },
  }
}
