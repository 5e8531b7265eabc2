import type { Locale } from '../../kit/text/locale.ts'
import type { Written } from '../prose.tsx'

/** The accessibility statement that the Act (2018:1937) on accessibility of digital public services asks for. */
export const accessibility: Record<Locale, Written> = {
  sv: {
    title: 'Tillgänglighet',
    lead: 'Alla ska kunna använda Plantskola: utan mus, utan skript, på en gammal telefon, förstorat eller uppläst.',
    parts: [
      {
        heading: 'Vad vi följer',
        paragraphs: [
          'Webbplatsen är byggd efter WCAG 2.2 nivå AA, som är strängare än lagen om tillgänglighet till digital offentlig service kräver (EN 301 549, WCAG 2.1 AA). Varje sida prövas automatiskt i en riktig webbläsare på båda språken vid varje ändring. Automatisk prövning hittar inte allt.',
        ],
      },
      {
        heading: 'Kända brister',
        paragraphs: [
          'Kartan går att använda med tangentbord och finns även som lista. Bilder som företag lägger in har den beskrivning som företaget har skrivit. Ingen oberoende granskning med personer som använder hjälpmedel är gjord ännu.',
        ],
      },
      {
        heading: 'Säg till',
        paragraphs: [
          'Stöter du på ett hinder, kontakta den som driver den här webbplatsen. Är du inte nöjd med svaret kan du anmäla till Myndigheten för digital förvaltning (Digg).',
        ],
      },
    ],
  },
  en: {
    title: 'Accessibility',
    lead: 'Everybody should be able to use Plantskola: without a mouse, without script, on an old phone, enlarged or read out.',
    parts: [
      {
        heading: 'What we follow',
        paragraphs: [
          'The site is built to WCAG 2.2 level AA, which is stricter than the Swedish act on accessible digital public services asks for (EN 301 549, WCAG 2.1 AA). Every page is tested automatically in a real browser in both languages at every change. Automatic tests do not find everything.',
        ],
      },
      {
        heading: 'Known shortcomings',
        paragraphs: [
          'The map can be used with the keyboard and is there as a list too. Pictures that enterprises add carry the description that the enterprise wrote. No independent review with people who use assistive technology has been made yet.',
        ],
      },
      {
        heading: 'Tell us',
        paragraphs: [
          'If you meet an obstacle, contact whoever runs this site. If the answer does not satisfy you, you can complain to the Agency for Digital Government (Digg).',
        ],
      },
    ],
  },
}
