import { Temporal } from 'temporal-polyfill'
import type { Mapping as Chosen } from '../../../core/imports/fields.ts'
import { columnReader } from '../../../core/imports/guess.ts'
import { letters } from '../../../core/imports/headings.ts'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { readAmount } from './amount.ts'
import { dayReader } from './day.ts'
import { soleTraderName } from './mask.ts'

const dayOf = dayReader(Temporal.PlainDate.from('2100-01-01'))
const isDay = (value: string) => typeof dayOf(value) !== 'string'
const monthOf = (value: string) => {
  const day = dayOf(value)
  return typeof day === 'string' ? undefined : day.copied.slice(0, 7)
}
/** Personal numbers are masked before anybody looks. */
const isNumber = (value: string) => value === soleTraderName || readOrgnr(value) !== undefined
const isAmount = (value: string) => typeof readAmount(value) === 'number'
const isCompany = (value: string) =>
  /(?<!\p{L})(ab|aktiebolag|hb|kb|handelsbolag|ek\.? ?för\.?|ekonomisk förening|förening|stiftelsen?|kommun|ltd|gmbh|oy|a\/s|asa?)(?!\p{L})/iu.test(
    value,
  )
const hasWords = (value: string) => /\p{L}{2}|\*/u.test(value)

/** What columns are called in the ledgers of municipalities. The national format's first. */
const told = columnReader(
  {
    supplier: {
      names:
        'leverantör leverantor leverantörsnamn leverantörnamn levnamn leverantörensnamn lev supplier suppliername vendor vendorname | motpart motpartsnamn mottagare betalningsmottagare företag företagsnamn | namn',
      weighty: true,
      looks: isCompany,
      fits: hasWords,
      may: value => value.length > 1 && value.length <= 120 && hasWords(value),
    },
    supplier_number: {
      names:
        'leverantörid leverantorid levid leverantörorgnr leverantörsorgnr leverantörensorgnr leverantörsorganisationsnummer leverantörsid orgnrleverantör organisationsnummerleverantör levorgnr supplierid | orgnr orgnummer organisationsnummer organisationsnr organisationnumber vatnr vatnummer momsregnr momsregistreringsnummer | levnr leverantörsnr leverantörsnummer leverantörnr',
      looks: isNumber,
      fits: value =>
        isNumber(value) || /^[A-Z]{2}[\d ]{6}/i.test(value) || value.replace(/\D/g, '').length >= 6,
      never: /^moms(kr|sek|belopp)?$/,
      text: 'supplier',
    },
    amount: {
      names:
        'belopp beloppkr beloppsek beloppexklmoms beloppexmoms beloppikronor nettobelopp netto bokförtbelopp konteratbelopp amount netamount | summa kronor kr sek utfall kostnad fakturabelopp value',
      weighty: true,
      looks: value => /[.,]\d{1,2}-?$/.test(value) && isAmount(value),
      fits: value => isAmount(value) || readAmount(value) === 'amount_ambiguous',
      prefers: /exkl|exmoms|utanmoms|netto/,
      shuns: /inkl|brutto|medmoms/,
      never:
        /^(moms|vat)(kr|sek|belopp)?$|momsbelopp|valutabelopp|beloppivaluta|valuta$|ställe|kod$|nr$|nummer$|text$|konto|(belopps|summa)?typ$|datum|öresavrundning/,
      reads: value => String(readAmount(value)),
    },
    currency: {
      names: 'valuta valutakod currency currencycode',
      never: /belopp|kurs|datum/,
      fits: value => /^[\p{L}.]{2,20}$/u.test(value),
    },
    date: {
      names:
        'bokföringsdatum bokfdatum bokfdat bokdatum verdatum verifikationsdatum verifikatdatum datum date | period redovisningsperiod bokföringsperiod månad month | fakturadatum fakturadat registreringsdatum betalningsdatum ankomstdatum',
      weighty: true,
      looks: value => value.length >= 6 && isDay(value) && !isNumber(value),
      fits: isDay,
      reads: monthOf,
      never: /förfallo|nummer$|nr$/,
    },
    account_code: {
      names:
        'kontonr kontonummer konto kontokod kontonummerkod kto ktonr accountno accountnumber account accountcode',
      fits: value => /^\d[\d.]*$/.test(value),
      text: 'account_text',
    },
    account_text: {
      names:
        'kontotext kontonamn kontobenämning kontobeskrivning kontoben benämningkonto kontotxt ktotext ktobenämning accounttext accountname',
      fits: value => /\p{L}/u.test(value),
    },
    account: {
      names: 'kontontext kontoochtext kontonrochtext kontonrtext | konto',
      looks: value => /^\d{2,12}\s*[-–:.]?\s+\p{L}/u.test(value) && !isDay(value),
      fits: value => /\d.*\p{L}/u.test(value),
    },
    unit: {
      names:
        'förvaltning forvaltning förvaltningsnamn nämnd förvaltningbolag bolagförvaltning unit department | verksamhet enhet avdelning sektor kundenhet ansvarstext ansvarsbenämning ansvarsnamn | | ansvar kostnadsställetext kostnadsställe',
      text: 'unit',
    },
    buyer: {
      names:
        'köpare kopare köparnamn köparensnamn kommun bolag beställare buyer buyername | kund organisation organisationsnamn',
      fits: value => /\p{L}/u.test(value),
    },
    buyer_number: {
      names: 'köpareid koparid kopareid köparid köparorgnr köpareorgnr köparensorgnr buyerid',
      text: 'buyer',
    },
    voucher: {
      names:
        'verifikationsnummer verifikationsnr vernr vernummer verifikatnummer verifikat verifikation verifnr vernrnr voucher voucherno',
      never: /datum|text$/,
    },
    invoice: {
      names: 'fakturanummer fakturanr faktnr fakturanum fakturaid löpnummer invoice invoiceno invoicenumber',
      never: /datum|belopp|text$|typ$/,
    },
    basis: { names: 'grund inköpsgrund köpgrund basis' },
    agreement: { names: 'avtal avtalsnr avtalsnummer avtalsid ramavtal agreement contract contractno' },
  },
  {
    // What people wrote about an invoice may say anything; the rest is not about what was bought.
    aside:
      /^(verifikations?|ver|faktura|rad|konterings|transaktions)(text|beskrivning)|fritext|kommentar|notering|^kommunid$|^skodnr$|utanordnare|attest|förfallo/,
    isValue: cell => isNumber(cell) || /^-?\d[\d\s.]*,\d\d-?$/.test(cell),
  },
)

/** A heading that says in what currency another column's amount is: beside it, the booked one is in kronor. */
const foreign = /valutabelopp|beloppivaluta/

export const columns: typeof told = {
  ...told,
  guess: (header, rows) => {
    const { mapping, ...guess } = told.guess(header, rows)
    const isOthers = header.some(name => foreign.test(letters(name)))
    return { ...guess, mapping: mapping.map(field => (field === 'currency' && isOthers ? '' : field)) }
  },
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

/** What a column can hold. */
export type Field = (typeof columns.all)[number]
export type Mapping = Chosen<Field>
