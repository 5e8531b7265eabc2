import type { Field } from './schema.ts'

/** What columns are called in the procurement plans of municipalities; lower case, letters only. */
const names: Record<Field, string> = {
  title:
    'benämning upphandling upphandlingar upphandlingsobjekt upphandlingsföremål objekt vad vadskaköpas vadskaupphandlas avtalsområde avtal avtalsnamn behov rubrik namn namnpåupphandling projekt inköp titel vara tjänst varatjänst varaellertjänst title need object',
  description: 'beskrivning omfattning innehåll föremål beskrivningavbehovet description scope',
  category:
    'kategori inköpskategori produktkategori produktområde område kategoriområde varugrupp huvudkategori category',
  cpv: 'cpv cpvkod cpvkoder cpvnr cpvnummer cpvcode',
  unit: 'förvaltning förvaltningar enhet beställare beställandeenhet nämnd verksamhet bolag förvaltningbolag avdelning kund uppdragsgivare behovsägare ägare unit department orderer',
  value:
    'värde uppskattatvärde uppskattatkontraktsvärde beräknatvärde kontraktsvärde avtalsvärde totaltvärde uppskattattotaltvärde årsvärde belopp volymkr volymikr volymtkr uppskattadvolymkr kostnad budget kr tkr mkr uppskattatvärdekr value estimatedvalue',
  volume: 'antal volym mängd uppskattadvolym omfång kvantitet amount quantity volume',
  place: 'plats leveransort leveransplats leveransadress place',
  starts:
    'start startdatum planeradstart planeradavtalsstart avtalsstart avtalsstartdatum startavtal nyttavtalfrån annonseras annonsering annonseringsdatum planeradannonsering tidpunkt tidplan planeradtidpunkt när kvartal planeratkvartal månad börjar start starts startdate',
  contract_ends:
    'avtalsslut avtaletsslut avtaltom avtaltill avtaltillochmed avtalettom nuvarandeavtaltom gällertom gällertill gällertillochmed avtalsslutdatum slutdatum avtaletslutar avtalslut avtalgällertill avtalettillochmed avtalstidtom befintligtavtalslut befintligtavtalutgår nuvarandeavtalutgår nuvarandeavtalslut avtaletutgår utgår utgångsdatum contractend contractends expires',
  supplier:
    'nuvarandeleverantör leverantör leverantörer dagensleverantör befintligleverantör nuvarandeavtalsleverantör avtalsleverantör supplier currentsupplier',
  note: 'kommentar kommentarer anteckning anteckningar övrigt notering noteringar anmärkning info comment comments note notes',
  id: 'diarienummer diarienr dnr id nr plannr plannummer radnr löpnummer löpnr nummer referens referensnummer ärendenummer ärendenr upphandlingsid planid avtalsid',
  person:
    'ansvarig ansvarigupphandlare upphandlare inköpare handläggare kontaktperson kontakt projektledare beställaransvarig ansvarigperson ansvarighandläggare avtalsansvarig avtalsägare avtalscontroller telefon epost mejl responsible contact contactperson officer',
}

const byName = new Map(
  Object.entries(names).flatMap(([field, list]) =>
    list.split(' ').map(name => [name, field as Field] as const),
  ),
)

/** "Uppskattat värde (tkr)" → "uppskattatvärde" */
const letters = (heading: string) =>
  heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/\(.*?\)/g, '')
    .replace(/[^\p{L}]/gu, '')

const withoutUnit = (name: string) => name.replace(/(i?(tkr|mkr|mnkr|ksek|tsek|msek|sek|kr))$/, '')

/** Words that tell people wherever they stand in a heading: better one column too few than a name stored. */
const tellsPerson = /ansvarig|kontaktperson|handläggare|inköpare|upphandlare|projektledare|contactperson/

/** The field that a column's name tells, and how surely: 2 the very name, 1 a longer one that holds it. */
export const fieldOfHeading = (heading: string): { field: Field; sure: 1 | 2 } | undefined => {
  const name = letters(heading)
  if (name === '') return undefined
  const exact = byName.get(name) ?? byName.get(withoutUnit(name))
  if (exact !== undefined) return { field: exact, sure: 2 }
  if (tellsPerson.test(name)) return { field: 'person', sure: 2 }
  const part = [...byName]
    .filter(([known]) => known.length >= 5 && name.includes(known))
    .sort((a, b) => b[0].length - a[0].length)[0]
  return part && { field: part[1], sure: 1 }
}

/** What the same plan is known by next time: its columns' names, whatever their case, signs and year. */
export const signatureOf = (header: readonly string[]): string =>
  header.some(h => h !== '')
    ? header.map(letters).join('|').slice(0, 2000)
    : `no names, ${header.length} columns`
