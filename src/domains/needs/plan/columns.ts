import type { Mapping as Chosen } from '../../../core/imports/fields.ts'
import { columnReader } from '../../../core/imports/guess.ts'
import { cpvIn } from '../../directory/public.ts'
import { readPlanDay } from './days.ts'

/** Names of people have a column of their own in many plans: two or three capitalised words, every time. */
const isPerson = (value: string) => /^\p{Lu}\p{Ll}+([ -]((af|von|van|de) )?\p{Lu}\p{Ll}+){1,3}$/u.test(value)
const isDay = (value: string) =>
  /\d/.test(value) || readPlanDay(value, { year: 2027, end: false }) !== undefined

/** What columns are called in the procurement plans of municipalities. */
export const columns = columnReader({
  title: {
    names:
      'benämning upphandling upphandlingar upphandlingsobjekt upphandlingsföremål objekt vad vadskaköpas vadskaupphandlas avtalsområde avtalsnamn namnpåupphandling titel title object | avtal behov rubrik namn projekt inköp vara tjänst varatjänst varaellertjänst need | varugrupp',
    weighty: true,
    fits: value => /\p{L}{2}/u.test(value),
    may: value => /\p{L}{3}/u.test(value),
  },
  description: {
    names: 'beskrivning beskrivningavbehovet omfattning innehåll föremål description scope',
  },
  category: {
    names:
      'kategori inköpskategori produktkategori huvudkategori category | produktområde område kategoriområde varugrupp',
  },
  cpv: {
    names: 'cpv cpvkod cpvkoder cpvnr cpvnummer cpvcode',
    looks: value => cpvIn(value) !== undefined,
  },
  unit: {
    names:
      'förvaltning förvaltningar enhet beställare beställandeenhet nämnd bolag förvaltningbolag behovsägare unit department orderer | avdelning verksamhet kund uppdragsgivare ägare | organisation',
  },
  value: {
    names:
      'uppskattatvärde uppskattatkontraktsvärde beräknatvärde kontraktsvärde avtalsvärde totaltvärde uppskattattotaltvärde värde uppskattatvärdekr estimatedvalue value | årsvärde belopp kostnad budget volymkr volymikr volymtkr uppskattadvolymkr kr tkr mkr mnkr ksek tsek msek sek',
    fits: value => /\d/.test(value),
    weighty: true,
  },
  volume: { names: 'antal volym mängd uppskattadvolym omfång kvantitet amount quantity volume' },
  place: { names: 'plats leveransort leveransplats leveransadress place' },
  starts: {
    names:
      'planeradstart planeradavtalsstart avtalsstart avtalsstartdatum startavtal nyttavtalfrån startdatum start starts startdate | börjar planeradtidpunkt tidpunkt tidplan när kvartal planeratkvartal månad',
    fits: isDay,
    never: /annons/,
    weighty: true,
  },
  advertised: {
    names:
      'annonseras annonsering annonseringsdatum planeradannonsering annonserasdatum publiceras publicering advertised publication',
    fits: isDay,
  },
  ends: {
    names: 'nyttavtaltill nyttavtaltom nyttavtalslut nyaavtaletslut planeratavtalsslut planeratslut',
    fits: isDay,
  },
  contract_starts: {
    names:
      'from frånochmed avtalfrom avtalfrån avtaletfrom nuvarandeavtalfrom gällerfrom gällerfrån gällerfrånochmed nuvarandeavtalsstart contractstart',
    fits: isDay,
  },
  contract_ends: {
    names:
      'avtalsslut avtaletsslut avtaltom avtaltill avtaltillochmed avtalettom nuvarandeavtaltom gällertom gällertill gällertillochmed avtalsslutdatum slutdatum avtaletslutar avtalslut avtalgällertill avtalettillochmed avtalstidtom befintligtavtalslut befintligtavtalutgår nuvarandeavtalutgår nuvarandeavtalslut nuvarandeavtalsslut avtaletutgår utgår utgångsdatum tom tillochmed contractend contractends expires',
    fits: isDay,
    never: /^ny[at]/,
    weighty: true,
  },
  supplier: {
    names:
      'nuvarandeleverantör dagensleverantör befintligleverantör nuvarandeavtalsleverantör avtalsleverantör leverantör leverantörer supplier currentsupplier',
  },
  note: {
    names:
      'kommentar kommentarer anteckning anteckningar övrigt notering noteringar anmärkning info comment comments note notes',
  },
  id: {
    names:
      'diarienummer diarienr diarie dnr upphandlingsid planid avtalsid ärendenummer ärendenr plannr plannummer referensnummer | referens id nr radnr löpnummer löpnr nummer',
  },
  person: {
    names:
      'ansvarig ansvarigupphandlare upphandlare inköpare handläggare kontaktperson kontakt projektledare beställaransvarig ansvarigperson ansvarighandläggare avtalsansvarig avtalsägare avtalscontroller telefon epost mejl responsible contact contactperson officer',
    many: true,
    looks: isPerson,
    least: 3,
    reveals: value => /\S+@\S+\.\S+/.test(value),
    // Better one column too few than a name stored.
    tells: /ansvarig|kontaktperson|handläggare|inköpare|upphandlare|projektledare|contactperson/,
  },
})

/** What a column can hold. */
export type Field = (typeof columns.all)[number]
export type Mapping = Chosen<Field>
