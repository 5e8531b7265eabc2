import { showDate } from '../../../kit/text/format.ts'
import { withLocale } from '../../../kit/text/locale.ts'
import type { Addition, NewInquiry } from './schema.ts'
import { t } from './words.ts'

/** The question as everybody asked gets it; Swedish, with the way to English in the page. */
export const askMail = (
  { organisation, subject, question, answer_by, contact_name, contact_email }: NewInquiry,
  url: string,
): { subject: string; text: string } => {
  const by = withLocale('sv', () => showDate(answer_by))
  return {
    subject: t('mail_subject', { organisation, subject }, 'sv'),
    text: [
      t('mail_opening', { organisation }, 'sv'),
      question,
      t('mail_answer', { by }, 'sv'),
      url,
      t('mail_contact', { name: contact_name, email: contact_email }, 'sv'),
      t('mail_no_tender', undefined, 'sv'),
    ].join('\n\n'),
  }
}

type Sent = Pick<NewInquiry, 'organisation' | 'subject' | 'answer_by' | 'contact_name' | 'contact_email'>

/** What is added to a question, as each of those whom it concerns gets it; `answer_by`: the last day, the new one of an extension. */
export const additionMail = (
  { organisation, subject, contact_name, contact_email, ...inquiry }: Sent,
  addition: Addition,
  url: string,
): { subject: string; text: string } => {
  const { kind } = addition
  const by = withLocale('sv', () => showDate(kind === 'extension' ? addition.answer_by : inquiry.answer_by))
  return {
    subject: t(`mail_${kind}_subject`, { organisation, subject }, 'sv'),
    text: [
      t(`mail_${kind}`, { organisation, subject, by }, 'sv'),
      ...(kind === 'clarification' ? [addition.message] : []),
      t('mail_answer', { by }, 'sv'),
      url,
      t('mail_contact', { name: contact_name, email: contact_email }, 'sv'),
      t('mail_no_tender', undefined, 'sv'),
    ].join('\n\n'),
  }
}
