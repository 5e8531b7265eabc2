import type { Temporal } from 'temporal-polyfill'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { TableExports } from '../../../../kit/html/table-exports.tsx'
import { showDate, showInstant } from '../../../../kit/text/format.ts'
import { addedText, stateOf, stateText } from '../say.ts'
import type { Whole } from '../whole.ts'
import { t } from '../words.ts'
import { Comparison, Silent } from './comparison.tsx'
import { EarlierAnswers } from './earlier-answers.tsx'

type Props = Whole & { today: Temporal.PlainDate; mayAsk: boolean }

const Question = ({ inquiry, added }: Pick<Props, 'inquiry' | 'added'>) => (
  <details>
    <summary>{t('question_title')}</summary>
    <div class="stack">
      <p class="quiet">{t('same_to_all')}</p>
      <Paragraphs text={inquiry.question} />
      <DescriptionList
        items={[
          { term: t('sent'), details: showInstant(inquiry.sent_at) },
          { term: t('answer_by'), details: showDate(inquiry.answer_by) },
          { term: t('contact'), details: `${inquiry.contact_name}, ${inquiry.contact_email}` },
          ...added.map(one => ({
            term: showInstant(one.updated_at),
            details: (
              <>
                <p>{addedText(one)}</p>
                {one.message !== '' && <Paragraphs text={one.message} />}
              </>
            ),
          })),
        ]}
      />
    </div>
  </details>
)

/** What may be done with a question beside the next step: who sees it, and whether it takes answers. */
const Acts = ({ inquiry }: Pick<Props, 'inquiry'>) => {
  const at = `/inkop/fragor/${inquiry.inquiry_id}`
  return (
    <>
      <div class="actions">
        <PostButton
          action={`${at}/${inquiry.closed_at === null ? 'avsluta' : 'oppna-igen'}`}
          tone="secondary"
        >
          {t(inquiry.closed_at === null ? 'close' : 'reopen')}
        </PostButton>
        <PostButton
          action={`${at}/${inquiry.published_at === null ? 'publicera' : 'avpublicera'}`}
          tone="secondary"
        >
          {t(inquiry.published_at === null ? 'publish' : 'withdraw')}
        </PostButton>
      </div>
      {inquiry.published_at === null && (
        <p class="quiet">{t('publish_note', { name: inquiry.contact_name, email: inquiry.contact_email })}</p>
      )}
    </>
  )
}

/** A question's answers beside each other, who is silent, and the question as it was sent. */
export const InquiryPart = ({ inquiry, asks, added, today, mayAsk }: Props) => {
  const at = `/inkop/fragor/${inquiry.inquiry_id}`
  const answered = asks.filter(a => a.answers.length > 0).length
  const state = stateOf(inquiry, today)
  return (
    <>
      <p>
        <strong>{inquiry.subject}</strong>{' '}
        <StatusChip tone={state === 'open' ? 'growing' : state === 'late' ? 'attention' : 'ended'}>
          {stateText(inquiry, today)}
        </StatusChip>{' '}
        {inquiry.published_at !== null && <StatusChip tone="good">{t('is_published')}</StatusChip>}
      </p>
      {answered === 0 ? (
        <p>{t('no_answers_text', { date: showDate(inquiry.answer_by) })}</p>
      ) : (
        <>
          <Comparison asks={asks} />
          <EarlierAnswers asks={asks} />
        </>
      )}
      <Silent asks={asks} />
      <Question inquiry={inquiry} added={added} />
      {mayAsk && <Acts inquiry={inquiry} />}
      <p>
        <Link href={`${at}/utskrift`} icon="document">
          {t('print')}
        </Link>
      </p>
      <TableExports csv={`${at}.csv`} xlsx={`${at}.xlsx`} caption={t('answers_title')} />
    </>
  )
}
