import type { Mapping as Chosen } from '../../../core/imports/fields.ts'
import { columnReader } from '../../../core/imports/guess.ts'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { soleTrader } from '../../../core/personal-numbers/masks.ts'
import { findMunicipality } from '../../../core/reference/places.ts'
import { isMissing, readLegalForm } from './values.ts'

const isNumber = (value: string) => value === soleTrader || readOrgnr(value) !== undefined
const isMunicipality = (value: string) => /\p{L}/u.test(value) && findMunicipality(value) !== undefined

/** What columns are called in the lists of municipalities, associations and agencies. */
export const columns = columnReader(
  {
    name: {
      names:
        'företagsnamn företagetsnamn företag socialtföretag asf arbetsintegrerandesocialtföretag verksamhetensnamn organisationsnamn bolagsnamn company companyname enterprise enterprisename socialenterprise organisationname vadheterdet | namn organisation firma firmanamn benämning name',
      weighty: true,
      fits: value => /\p{L}/u.test(value),
      may: value => value.length > 1 && value.length <= 120 && /\p{L}{2}/u.test(value),
    },
    orgnr: {
      names:
        'organisationsnummer orgnr orgnummer organisationsnr orgno organisationsnumret organisationnumber organizationnumber companynumber registrationnumber organisationsnummerpersonnummer',
      looks: isNumber,
      fits: value => isNumber(value) || isMissing(value) || /\d.*\d.*\d.*\d.*\d.*\d/.test(value),
      weighty: true,
    },
    municipality: {
      names: 'kommun kommunnamn hemkommun säteskommun kommunensnamn municipality municipalityname',
      looks: isMunicipality,
      weighty: true,
    },
    municipality_code: {
      names: 'kommunkod kommunnr kommunnummer scbkod scbcode municipalitycode lkf | kod',
      fits: value => /^\d{3,4}$/.test(value),
    },
    place: { names: 'ort postort plats stad tätort lokalort place town city' },
    street_address: {
      names: 'besöksadress gatuadress adress gata address streetaddress street visitingaddress',
      never: /mejl|mail|epost|webb|hemside/,
    },
    activity: {
      names:
        'verksamhet verksamheter verksamhetsområde bransch branscher tjänster tjänst produkter produkterochtjänster varorochtjänster utbud erbjudande erbjudanden erbjuder säljer vaddesäljer kategori kategorier inriktning sysselsättning aktivitet activity activitysv activities services products category categories offers industry sells',
    },
    presentation: {
      names:
        'presentation beskrivning om omföretaget information info kortomföretaget description about summary',
    },
    website: {
      names:
        'webb webbplats webbsida webbadress hemsida hemsideadress www website web homepage | länk url link',
      looks: value =>
        /^(https?:\/\/|www\.)\S+$/i.test(value) || /^[\w-]+(\.[\w-]+)*\.(se|nu|com|org|eu)$/i.test(value),
    },
    phone: {
      names:
        'telefon telefonnummer telefonnr tel telnr telefonmobil phone phonenumber telephone | mobil mobiltelefon mobilnummer mobilnr mobile',
      looks: value => /^(\+46|0)[\d\s()/–-]{6,16}$/.test(value),
    },
    email: {
      names: 'epost epostadress mejl mejladress mail mailadress email emailaddress kontaktmejl',
      looks: value => /^\S+@\S+\.\S+$/.test(value),
    },
    legal_form: {
      names:
        'juridiskform företagsform bolagsform associationsform organisationsform driftsform legalform companyform companytype',
      looks: value => value.length < 40 && readLegalForm(value) !== undefined && !/\d/.test(value),
    },
    certified_until: {
      names:
        'certifieradtill certifieradtillochmed certifieradtom certifieringgällertill certifikatgällertill gällertill giltigtill giltigttill certifieduntil certificateduntil validuntil validto',
    },
    confirmed: {
      names:
        'senastbekräftad senastkontrollerad senastuppdaterad bekräftad bekräftat uppdaterad uppdaterat kontrollerad uppgiftfrån uppgifternafrån lastconfirmed confirmed updated lastupdated checked | år årtal datum year date',
    },
    status: { names: 'status typ typavföretag företagstyp certifiering type kind state' },
  },
  {
    // "Källa (url)" is where the list was found, not the enterprise's own page; a contact person is not kept.
    aside: /källa|source|kontaktperson|contactperson|referens|kommentar|anteckning/,
    isValue: cell => readOrgnr(cell) !== undefined || findMunicipality(cell) !== undefined,
  },
)

/** What a column can hold. */
export type Field = (typeof columns.all)[number]
export type Mapping = Chosen<Field>
