import type { Field } from './schema.ts'

/** What columns are called in the lists of municipalities, associations and agencies; lower case, letters only. */
const names: Record<Field, string> = {
  orgnr:
    'organisationsnummer orgnr orgnummer organisationsnr orgno organisationsnumret organisationnumber organizationnumber companynumber registrationnumber organisationsnummerpersonnummer',
  name: 'namn företag företagsnamn företagetsnamn organisation organisationsnamn firma firmanamn socialtföretag asf arbetsintegrerandesocialtföretag verksamhetensnamn benämning name company companyname enterprise enterprisename socialenterprise organisationname',
  municipality: 'kommun kommunnamn hemkommun säteskommun kommunensnamn municipality municipalityname',
  municipality_code: 'kommunkod kommunnr kommunnummer kod scbkod scbcode municipalitycode lkf',
  place: 'ort postort plats stad tätort lokalort place town city',
  street_address: 'adress gatuadress besöksadress gata address streetaddress street visitingaddress',
  activity:
    'verksamhet verksamheter verksamhetsområde bransch branscher tjänster tjänst produkter produkterochtjänster varorochtjänster utbud erbjudande erbjudanden erbjuder säljer vaddesäljer kategori kategorier inriktning sysselsättning aktivitet activity activitysv activities services products category categories offers industry sells',
  presentation:
    'presentation beskrivning om omföretaget information info kortomföretaget description about summary',
  website: 'webb webbplats webbsida webbadress hemsida hemsideadress länk url www website web homepage link',
  phone:
    'telefon telefonnummer telefonnr tel telnr mobil mobiltelefon mobilnummer mobilnr telefonmobil phone phonenumber telephone mobile',
  email: 'epost epostadress mejl mejladress mail mailadress email emailaddress kontaktmejl',
  legal_form:
    'juridiskform företagsform bolagsform associationsform organisationsform driftsform legalform companyform companytype',
  certified_until:
    'certifieradtill certifieradtillochmed certifieradtom certifieringgällertill certifikatgällertill gällertill giltigtill giltigttill certifieduntil certificateduntil validuntil validto',
  confirmed:
    'senastbekräftad bekräftad bekräftat senastuppdaterad uppdaterad uppdaterat kontrollerad senastkontrollerad år årtal uppgiftfrån uppgifternafrån datum lastconfirmed confirmed updated lastupdated checked year date',
  status: 'status typ typavföretag företagstyp certifiering type kind state',
}

const byName = new Map(
  Object.entries(names).flatMap(([field, list]) =>
    list.split(' ').map(name => [name, field as Field] as const),
  ),
)

/** "Org.nr (10 siffror)" → "orgnr" */
const letters = (heading: string) =>
  heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/\(.*?\)/g, '')
    .replace(/[^\p{L}]/gu, '')

/** "Källa (url)" is where the list was found, not the enterprise's own page; a contact person is not kept. */
export const isAside = (heading: string): boolean =>
  /källa|source|kontaktperson|contactperson|referens|kommentar|anteckning/.test(letters(heading))

/** The field that a column's name tells, and how surely: 2 the very name, 1 a longer one that holds it. */
export const fieldOfHeading = (heading: string): { field: Field; sure: 1 | 2 } | undefined => {
  const name = letters(heading)
  const exact = byName.get(name)
  if (exact !== undefined) return { field: exact, sure: 2 }
  if (isAside(heading)) return undefined
  const part = [...byName]
    .filter(([known]) => known.length >= 5 && name.includes(known))
    .sort((a, b) => b[0].length - a[0].length)[0]
  return part && { field: part[1], sure: 1 }
}

/** What the same list is known by next time: its columns' names, whatever their case and signs. */
export const signatureOf = (header: readonly string[]): string =>
  header.some(h => h !== '')
    ? header.map(letters).join('|').slice(0, 2000)
    : `no names, ${header.length} columns`
