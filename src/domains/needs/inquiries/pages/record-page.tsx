import type { Temporal } from 'temporal-polyfill'
import { Section } from '../../../../kit/html/arrange.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { TableExports } from '../../../../kit/html/table-exports.tsx'
import { showDate, showInstant } from '../../../../kit/text/format.ts'
import { addedText, countText, deliveryText } from '../say.ts'
import type { Whole } from '../whole.ts'
import { t } from '../words.ts'
import { Given } from './given.tsx'

type Props = Whole & { today: Temporal.PlainDate; site: string }

/** All of a question on paper, in order, for the register of documents: what was asked, of whom, what was added, every answer. */
export const RecordPage = ({ inquiry, asks, added, today, site }: Props) => {
  const at = `/inkop/fragor/${inquiry.inquiry_id}`
  const answered = asks.filter(ask => ask.answers.length > 0).length
  const number = inquiry.registration_number
  return (
    <>
      <PageHead title={inquiry.subject} lead={countText({ answered, asked: asks.length })} />
      <p class="quiet screen-only">{t('record_how')}</p>
      <DescriptionList
        items={[
          { term: t('asker'), details: inquiry.organisation },
          { term: t('need'), details: inquiry.need },
          { term: t('registration_number'), details: number === '' ? t('not_given') : number },
          { term: t('sent'), details: showInstant(inquiry.sent_at) },
          { term: t('answer_by'), details: showDate(inquiry.answer_by) },
          { term: t('contact'), details: `${inquiry.contact_name}, ${inquiry.contact_email}` },
          ...(inquiry.published_at === null
            ? []
            : [{ term: t('is_published'), details: showInstant(inquiry.published_at) }]),
          ...(inquiry.closed_at === null
            ? []
            : [{ term: t('state_closed'), details: showInstant(inquiry.closed_at) }]),
        ]}
      />
      <Section id="question" title={t('question_title')}>
        <Paragraphs text={inquiry.question} />
      </Section>
      {added.length > 0 && (
        <Section id="added" title={t('added_title')}>
          {added.map(one => (
            <div key={one.addition_id}>
              <p>
                {showInstant(one.updated_at)}: {addedText(one)}
              </p>
              {one.message !== '' && <Paragraphs text={one.message} />}
            </div>
          ))}
        </Section>
      )}
      <Section id="answers" title={t('answers_title')}>
        {asks.map(ask => (
          <Section
            key={ask.enterprise_id}
            id={`of-${ask.enterprise_id}`}
            title={ask.enterprise_name}
            level={3}
          >
            <p>
              {t('asked_when')} {showInstant(ask.asked_at)}, {deliveryText(ask)}
            </p>
            {ask.answers.map(answer => (
              <Given key={answer.answer_no} answer={answer} dated />
            ))}
          </Section>
        ))}
      </Section>
      <TableExports csv={`${at}.csv`} xlsx={`${at}.xlsx`} caption={t('answers_title')} />
      <p class="quiet small">
        {[`${site}${at}`, t('record_printed', { date: showDate(today) }), number].filter(Boolean).join(' · ')}
      </p>
    </>
  )
}
