import type { Temporal } from 'temporal-polyfill'
import { Section } from '../../../../kit/html/arrange.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { TableExports } from '../../../../kit/html/table-exports.tsx'
import { showDate, showInstant } from '../../../../kit/text/format.ts'
import type { Ask, Inquiry } from '../queries.ts'
import { countText, stateOf, stateText } from '../say.ts'
import { t } from '../words.ts'
import { Comparison, Silent } from './comparison.tsx'
import { EarlierAnswers } from './earlier-answers.tsx'

type Props = { inquiry: Inquiry; asks: readonly Ask[]; today: Temporal.PlainDate; mayAsk: boolean }

/** A question as it was sent, who was asked, and the answers beside each other. */
export const InquiryPage = ({ inquiry, asks, today, mayAsk }: Props) => {
  const at = `/inkop/fragor/${inquiry.inquiry_id}`
  const answered = asks.filter(a => a.answers.length > 0).length
  const state = stateOf(inquiry, today)
  return (
    <>
      <PageHead
        title={inquiry.subject}
        lead={countText({ answered, asked: asks.length })}
        chips={
          <>
            <StatusChip tone={state === 'open' ? 'growing' : state === 'late' ? 'attention' : 'ended'}>
              {stateText(inquiry, today)}
            </StatusChip>
            {inquiry.published_at !== null && <StatusChip tone="good">{t('is_published')}</StatusChip>}
          </>
        }
        actions={
          mayAsk && (
            <>
              {inquiry.published_at === null ? (
                <PostButton action={`${at}/publicera`}>{t('publish')}</PostButton>
              ) : (
                <PostButton action={`${at}/avpublicera`} tone="secondary">
                  {t('withdraw')}
                </PostButton>
              )}
              {inquiry.closed_at === null ? (
                <PostButton action={`${at}/avsluta`} tone="secondary">
                  {t('close')}
                </PostButton>
              ) : (
                <PostButton action={`${at}/oppna-igen`} tone="secondary">
                  {t('reopen')}
                </PostButton>
              )}
            </>
          )
        }
      />
      {mayAsk && inquiry.published_at === null && (
        <p class="quiet">{t('publish_note', { name: inquiry.contact_name, email: inquiry.contact_email })}</p>
      )}
      <Section id="answers" title={t('answers_title')}>
        {answered === 0 ? (
          <EmptyState title={t('no_answers')}>
            <p>{t('no_answers_text', { date: showDate(inquiry.answer_by) })}</p>
          </EmptyState>
        ) : (
          <>
            <Comparison asks={asks} />
            <EarlierAnswers asks={asks} />
          </>
        )}
        <Silent asks={asks} />
        <TableExports csv={`${at}.csv`} xlsx={`${at}.xlsx`} caption={t('answers_title')} />
      </Section>
      {answered > 0 && (
        <Section id="then" title={t('then')}>
          <p>{t('what_next')}</p>
          <p>
            <Link href={`/inkop/behov/${inquiry.need_id}`}>{t('to_need', { need: inquiry.need })}</Link>
          </p>
        </Section>
      )}
      <Section id="question" title={t('question_title')}>
        <p class="quiet">{t('same_to_all')}</p>
        <Paragraphs text={inquiry.question} />
        <DescriptionList
          items={[
            { term: t('sent'), details: showInstant(inquiry.sent_at) },
            { term: t('answer_by'), details: showDate(inquiry.answer_by) },
            { term: t('contact'), details: `${inquiry.contact_name}, ${inquiry.contact_email}` },
            { term: t('need'), details: <a href={`/inkop/behov/${inquiry.need_id}`}>{inquiry.need}</a> },
          ]}
        />
      </Section>
    </>
  )
}
