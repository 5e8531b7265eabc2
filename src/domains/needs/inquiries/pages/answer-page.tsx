import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { HiddenField } from '../../../../kit/html/form.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { SimpleForm } from '../../../../kit/html/simple-form.tsx'
import type { FieldErrors, Typed } from '../../../../kit/http/forms.ts'
import { showDate, showInstant } from '../../../../kit/text/format.ts'
import type { Added } from '../additions.ts'
import { answerFields } from '../fields.ts'
import type { Answer, Asked } from '../queries.ts'
import { t } from '../words.ts'
import { AddedNotes } from './added-notes.tsx'
import { Given } from './given.tsx'

type Props = {
  ask: Asked
  action: string
  back: string
  typed: Typed
  errors?: FieldErrors
  added: readonly Added[]
  latest: Answer | undefined
  /** Somebody else at the enterprise answered meanwhile. */
  changed?: boolean
  /** Where the button leads that says that the question has been read. */
  seen?: string
}

const Question = ({ ask, added }: Pick<Props, 'ask' | 'added'>) => (
  <>
    <Paragraphs text={ask.question} />
    <AddedNotes added={added} />
    <DescriptionList
      items={[
        { term: t('asker'), details: ask.organisation },
        { term: t('answer_by'), details: showDate(ask.answer_by) },
        { term: t('contact'), details: `${ask.contact_name}, ${ask.contact_email}` },
      ]}
    />
    <p class="quiet">{t('no_tender')}</p>
  </>
)

/** The question and, under it, an answer in two minutes: one choice is enough. */
export const AnswerPage = ({ ask, added, action, back, typed, errors, latest, changed, seen }: Props) =>
  ask.closed_at !== null ? (
    <>
      <h1>{ask.subject}</h1>
      <Notice tone="info" title={t('closed_title')}>
        <p>{t('closed_text', { date: showInstant(ask.closed_at) })}</p>
      </Notice>
      {latest && <Given answer={latest} />}
      <Question ask={ask} added={added} />
    </>
  ) : (
    <SimpleForm
      title={ask.subject}
      action={action}
      specs={answerFields()}
      typed={typed}
      errors={errors}
      submit={latest ? t('send_again') : t('send_answer')}
      back={back}
      before={
        <>
          {changed && (
            <Notice tone="warning" title={t('changed_title')} live>
              <p>{t('changed_text')}</p>
            </Notice>
          )}
          {latest && (
            <Notice tone="success" title={t('thanks_title')}>
              <p>{t('thanks_text', { date: showInstant(latest.answered_at) })}</p>
              {changed && <Given answer={latest} />}
            </Notice>
          )}
          <Question ask={ask} added={added} />
          {seen !== undefined && (
            <PostButton action={seen} tone="quiet">
              {t('we_have_read')}
            </PostButton>
          )}
        </>
      }
      inside={<HiddenField name="after" value={ask.answer_count ?? 0} />}
    />
  )
