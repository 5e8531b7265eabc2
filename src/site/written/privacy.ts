import type { Locale } from '../../kit/text/locale.ts'
import type { Written } from '../prose.tsx'

export const privacy: Record<Locale, Written> = {
  sv: {
    title: 'Integritet',
    lead: 'Så lite som möjligt, så kort som möjligt, och aldrig mer än du vet om.',
    parts: [
      {
        heading: 'Om du bara tittar',
        paragraphs: [
          'Inga kakor för spårning, inga skript från andra, ingen statistik om dig. En kaka minns ditt språkval.',
        ],
      },
      {
        heading: 'Om du loggar in',
        paragraphs: [
          'Vi sparar ditt namn, din e-post, dina uppdrag och när du loggat in. Det du ändrar skrivs i en logg som du själv kan läsa under Inställningar. Mejl från oss säger att något väntar, aldrig vad det gäller.',
          'En kaka håller dig inloggad, högst tolv timmar. En annan minns i ett halvår att du har varit inloggad i den här webbläsaren, så att ingen annan kan stänga dig ute genom att gissa på ditt lösenord. I den står ett nummer och en signatur, inget om dig, och den öppnar ingenting.',
        ],
      },
      {
        heading: 'I registret',
        paragraphs: [
          'En kontaktpersons namn visas bara om personen har sagt ja. En enskild firmas organisationsnummer är ett personnummer: det visas aldrig och sparas aldrig i klartext. Uppgifter om hur många som arbetar i ett företag är antal, aldrig namn.',
        ],
      },
      {
        heading: 'Dina rättigheter',
        paragraphs: [
          'Du kan begära att få se, rätta eller radera dina uppgifter hos den kommun eller organisation som driver webbplatsen. Den är personuppgiftsansvarig. Du kan klaga hos Integritetsskyddsmyndigheten (IMY).',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy',
    lead: 'As little as possible, for as short as possible, and never more than you know of.',
    parts: [
      {
        heading: 'If you only look',
        paragraphs: [
          'No tracking cookies, no scripts from others, no statistics about you. One cookie remembers your choice of language.',
        ],
      },
      {
        heading: 'If you sign in',
        paragraphs: [
          'We keep your name, your e-mail, your roles and when you signed in. What you change is written to a log that you can read yourself under Settings. Mails from us say that something waits, never what it is about.',
          'One cookie keeps you signed in, twelve hours at most. Another remembers for half a year that you have been signed in with this browser, so that nobody else can keep you out by guessing your password. It holds a number and a signature, nothing about you, and opens nothing.',
        ],
      },
      {
        heading: 'In the register',
        paragraphs: [
          'A contact person’s name is shown only if the person has agreed. A sole trader’s organisation number is a personal identity number: it is never shown and never stored in clear. How many people work in an enterprise is told as numbers, never as names.',
        ],
      },
      {
        heading: 'Your rights',
        paragraphs: [
          'You can ask to see, correct or erase your data with the municipality or organisation that runs this site. It is the controller. You can complain to the Swedish Authority for Privacy Protection (IMY).',
        ],
      },
    ],
  },
}
