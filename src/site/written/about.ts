import type { Locale } from '../../kit/text/locale.ts'
import type { Written } from '../prose.tsx'

export const about: Record<Locale, Written> = {
  sv: {
    title: 'Om Plantskola',
    lead: 'Kommuner köper redan frukt, snöröjning och städning. En del av det kan de köpa av företag som finns till för att människor ska få arbete.',
    parts: [
      {
        heading: 'Varför',
        paragraphs: [
          'Arbetsintegrerande sociala företag anställer och tränar människor som står långt från arbetsmarknaden. De är plantskolor: man växer där tills ett vanligt företag anställer.',
          'Av 12 590 kommunala upphandlingar som annonserades 2021 var 17 reserverade för sådana företag (Upphandlingsmyndighetens statistik). Det handlar sällan om ovilja. Det handlar om att ingen vet vilka företag som finns, vad de kan leverera och om köpet är lagligt.',
        ],
      },
      {
        heading: 'Hur registret hålls sant',
        paragraphs: [
          'Det nationella registret lades ned 2020 eftersom det inte gick att hålla aktuellt. Här gör alla lite:',
        ],
        points: [
          'Företaget bekräftar sina uppgifter två gånger om året, med ett klick i ett mejl.',
          'Efter ett år utan bekräftelse syns det tydligt. Efter femton månader döljs kontaktuppgifterna. Inget försvinner i tysthet.',
          'Kommunen eller samordningsförbundet granskar det företaget säger om sig självt, med namn och datum.',
          'Varje uppgift visar hur gammal den är.',
        ],
      },
      {
        heading: 'Vem som helst får använda det',
        paragraphs: [
          'Plantskola är fri programvara under EUPL-1.2. En kommun, ett samordningsförbund eller en region kan driva den själv. Registret är öppna data under CC0.',
        ],
      },
    ],
  },
  en: {
    title: 'About Plantskola',
    lead: 'Municipalities buy fruit, snow clearing and cleaning already. Some of it they can buy from enterprises that exist so that people get work.',
    parts: [
      {
        heading: 'Why',
        paragraphs: [
          'Work-integrating social enterprises employ and train people who stand far from the labour market. They are plant nurseries (plantskolor): one grows there until an ordinary firm hires.',
          'Of 12,590 municipal procurements advertised in 2021, 17 were reserved for such enterprises (statistics of the National Agency for Public Procurement). It is seldom for want of will. Nobody knows which enterprises there are, what they can deliver and whether the purchase is lawful.',
        ],
      },
      {
        heading: 'How the register stays true',
        paragraphs: [
          'The national register was closed in 2020 because it could not be kept current. Here everybody does a little:',
        ],
        points: [
          'The enterprise confirms its details twice a year, with one click in a mail.',
          'After a year without confirmation it is plainly visible. After fifteen months contact details are hidden. Nothing vanishes silently.',
          'The municipality or the coordination association verifies what the enterprise says of itself, with name and date.',
          'Every detail shows how old it is.',
        ],
      },
      {
        heading: 'Anybody may use it',
        paragraphs: [
          'Plantskola is free software under EUPL-1.2. A municipality, a coordination association or a region can run it itself. The register is open data under CC0.',
        ],
      },
    ],
  },
}
