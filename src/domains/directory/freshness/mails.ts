import { isLocale, type Locale } from '../../../kit/text/locale.ts'
import { t } from './words.ts'

/** Somebody else added them; before it is time; when it is; the last before the mark is visible; after it. */
export type Tone = 'added' | 'ahead' | 'ask' | 'last' | 'late'
type Written = { subject: string; text: string }
type Months = { unconfirmed: number; hidden: number }

/** In the language of the recipient's account; to an address without one, Swedish with English below. */
const inLanguages = (known: string | null, write: (locale: Locale) => Written): Written => {
  if (isLocale(known)) return write(known)
  const [sv, en] = [write('sv'), write('en')]
  return { subject: `${sv.subject} / ${en.subject}`, text: `${sv.text}\n\n– – –\n\n${en.text}` }
}

/** Names nobody: a sole trader's business often bears a person's name. */
export const reminderMail = (tone: Tone, url: string, months: Months, known: string | null): Written =>
  inLanguages(known, locale => ({
    subject: t(`mail_${tone}_subject`, { ...months }, locale),
    text: [
      t(`mail_${tone}_text`, { ...months }, locale),
      url,
      t('mail_how', undefined, locale),
      t('mail_why', undefined, locale),
    ].join('\n\n'),
  }))

/** Two numbers and where to look; which enterprises it is about is on the page. */
export const digestMail = (
  unconfirmed: number,
  soon: number,
  url: string,
  months: number,
  known: string | null,
): Written =>
  inLanguages(known, locale => ({
    subject: t('digest_subject', undefined, locale),
    text: [
      t('digest_unconfirmed', { count: unconfirmed, months }, locale),
      ...(soon > 0 ? [t('digest_soon', { count: soon }, locale)] : []),
      t('digest_what', undefined, locale),
      url,
      t('digest_why', undefined, locale),
    ].join('\n\n'),
  }))
