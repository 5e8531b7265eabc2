import type { Field } from './schema.ts'

/** What columns are called in the ledgers of municipalities; lower case, letters only. The national format's first. */
const names: Record<Field, string> = {
  supplier:
    'leverantör leverantor leverantörsnamn leverantörnamn levnamn leverantörensnamn motpart motpartsnamn mottagare betalningsmottagare företag företagsnamn supplier suppliername vendor vendorname namn',
  supplier_number:
    'leverantörid leverantorid levid orgnr orgnummer organisationsnummer organisationsnr leverantörorgnr leverantörsorgnr leverantörensorgnr leverantörsorganisationsnummer leverantörsid orgnrleverantör organisationsnummerleverantör supplierid organisationnumber vatnr vatnummer momsregnr',
  amount:
    'belopp beloppkr beloppsek beloppexklmoms beloppexmoms beloppikronor nettobelopp netto summa kronor kr sek utfall kostnad amount netamount value',
  date: 'datum bokföringsdatum bokfdatum bokfdat bokdatum verdatum verifikationsdatum verifikatdatum fakturadatum fakturadat betalningsdatum period redovisningsperiod bokföringsperiod månad date month',
  account_code:
    'kontonr kontonummer konto kontokod kontonummerkod accountno accountnumber account accountcode',
  account_text:
    'kontotext kontonamn kontobenämning kontobeskrivning kontoben benämningkonto kontotxt accounttext accountname',
  account: 'kontontext kontoochtext kontonrochtext kontonrtext',
  unit: 'förvaltning forvaltning förvaltningsnamn nämnd verksamhet enhet ansvar avdelning sektor kundenhet förvaltningbolag bolagförvaltning unit department',
  buyer: 'köpare kopare köparnamn köparensnamn kommun bolag kund organisation beställare buyer buyername',
  buyer_number: 'köpareid koparid kopareid köparid köparorgnr köpareorgnr köparensorgnr buyerid',
  voucher:
    'verifikationsnummer verifikationsnr vernr vernummer verifikatnummer verifikat verifikation verifnr vernrnr voucher voucherno',
  invoice: 'fakturanummer fakturanr faktnr fakturanum fakturaid löpnummer invoice invoiceno invoicenumber',
  basis: 'grund inköpsgrund köpgrund basis',
  agreement: 'avtal avtalsnr avtalsnummer avtalsid ramavtal agreement contract contractno',
}

const byName = new Map(
  Object.entries(names).flatMap(([field, list]) =>
    list.split(' ').map(name => [name, field as Field] as const),
  ),
)

/** "LEVERANTOR_ID" → "leverantorid" */
const letters = (heading: string) =>
  heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/\(.*?\)/g, '')
    .replace(/[^\p{L}]/gu, '')

export type Told = { field: Field; sure: 1 | 2 }

/** The field that a column's name tells, and how surely: 2 the very name, 1 one that was cut short or made longer. */
export const fieldOfHeading = (heading: string): Told | undefined => {
  const name = letters(heading)
  const exact = byName.get(name)
  if (exact !== undefined) return { field: exact, sure: 2 }
  if (name.length < 4 || name === 'kommunid' || name === 'skodnr') return undefined
  const cut = [...byName].find(([known]) => known.startsWith(name))
  if (cut) return { field: cut[1], sure: 1 }
  const longer = [...byName]
    .filter(([known]) => known.length >= 5 && name.includes(known))
    .sort((a, b) => b[0].length - a[0].length)[0]
  return longer && { field: longer[1], sure: 1 }
}

const national =
  'kopareid kopare verifikationsnummer leverantor leverantorid kontonr kontotext belopp datum forvaltning fakturanummer grund avtal kommunid skodnr'.split(
    ' ',
  )
/** The national format of open ledgers (leverantörsreskontra 1.1): its column names, in any order. */
export const isNational = (header: readonly string[]): boolean => {
  const found = new Set(header.map(letters))
  return national.every(name => found.has(name))
}

/** What the same ledger is known by next time: its columns' names, whatever their case and signs. */
export const signatureOf = (header: readonly string[]): string =>
  header.some(h => h !== '')
    ? header.map(letters).join('|').slice(0, 2000)
    : `no names, ${header.length} columns`
