import type { Temporal } from 'temporal-polyfill'
import type { ListColumn } from '../../../../core/lists/columns.ts'
import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { municipalities } from '../../../../core/reference/places.ts'
import { Card, CardList } from '../../../../kit/html/card.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import type { Added } from '../additions.ts'
import type { Published } from '../queries.ts'
import { stateOf, stateText } from '../say.ts'
import { t } from '../words.ts'
import { AddedNotes } from './added-notes.tsx'

const place = (p: Published) => municipalities.get(p.municipality_code ?? '')?.name ?? ''

export const publishedColumns = (today: Temporal.PlainDate, publicUrl: string): ListColumn<Published>[] => [
  { key: 'subject', label: t('subject'), value: p => p.subject, names: true },
  { key: 'asker', label: t('asker'), value: p => p.organisation },
  { key: 'where', label: t('where'), value: place },
  { key: 'by', label: t('answer_by'), value: p => p.answer_by },
  { key: 'state', label: t('state'), value: p => stateText(p, today) },
  {
    key: 'page',
    label: t('address'),
    value: p => `${publicUrl}/forfragningar/${p.inquiry_id}`,
    fileOnly: true,
  },
]

/** Questions that municipalities have opened to everybody. */
export const PublishedPage = ({ list }: { list: Shown<Published> }) => (
  <ListPage
    list={list}
    lead={t('public_lead')}
    summary={t('list_count', { count: list.page.totals.total })}
    empty={{ title: t('public_none'), text: t('public_none_text') }}
    draw={rows => (
      <CardList>
        {rows.map(p => (
          <Card
            key={p.inquiry_id}
            level={2}
            title={p.subject}
            href={`/forfragningar/${p.inquiry_id}`}
            meta={[p.organisation, place(p)].filter(Boolean).join(', ')}
            chips={
              <StatusChip tone={stateOf(p, list.today) === 'open' ? 'growing' : 'ended'}>
                {stateText(p, list.today)}
              </StatusChip>
            }
          >
            <p>{t('answer_until', { date: showDate(p.answer_by) })}</p>
          </Card>
        ))}
      </CardList>
    )}
  />
)

export const PublishedInquiryPage = ({
  inquiry,
  added,
  today,
  mayJoin,
  isStranger,
}: {
  inquiry: Published
  added: readonly Added[]
  today: Temporal.PlainDate
  mayJoin: boolean
  isStranger: boolean
}) => {
  const state = stateOf(inquiry, today)
  return (
    <>
      <PageHead
        title={inquiry.subject}
        lead={inquiry.organisation}
        chips={
          <StatusChip tone={state === 'open' ? 'growing' : 'ended'}>{stateText(inquiry, today)}</StatusChip>
        }
        actions={
          mayJoin && state !== 'closed' ? (
            <PostButton action={`/forfragningar/${inquiry.inquiry_id}/svara`}>
              {t('answer_for_enterprise')}
            </PostButton>
          ) : undefined
        }
      />
      {state === 'late' && (
        <Notice tone="info" title={t('late_title')}>
          <p>{t('late_text')}</p>
        </Notice>
      )}
      {!isStranger && !mayJoin && state !== 'closed' && <p class="quiet">{t('only_enterprises_answer')}</p>}
      {isStranger && state !== 'closed' && (
        <Notice tone="info" title={t('how_to_answer')}>
          <p>{t('how_to_answer_text')}</p>
          <p>
            <Link href={`/logga-in?till=${encodeURIComponent(`/forfragningar/${inquiry.inquiry_id}`)}`}>
              {t('sign_in')}
            </Link>
            {' · '}
            <Link href="/anmal-foretag">{t('register_enterprise')}</Link>
          </p>
        </Notice>
      )}
      <Paragraphs text={inquiry.question} />
      <AddedNotes added={added} />
      <DescriptionList
        items={[
          { term: t('sent'), details: showDate(inquiry.sent_at) },
          { term: t('answer_by'), details: showDate(inquiry.answer_by) },
          { term: t('contact'), details: `${inquiry.contact_name}, ${inquiry.contact_email}` },
        ]}
      />
      <Notice tone="info">
        <p>{t('no_tender')}</p>
      </Notice>
    </>
  )
}
