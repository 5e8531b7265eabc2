import type { Temporal } from 'temporal-polyfill'
import { Section, Split } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { Timeline } from '../../../../kit/html/timeline.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { dialogueOf } from '../dialogue.ts'
import type { NeedInquiry } from '../extras.ts'
import { missingOf, needFacts } from '../facts.ts'
import type { Need } from '../queries.ts'
import { timelineOf } from '../timeline.ts'
import { t } from '../words.ts'
import { DialogueChip } from './dialogue-chip.tsx'
import { NeedState } from './need-state.tsx'
import { CloseForm, OpenForm, type StateForm } from './state-forms.tsx'

export type NeedPageProps = {
  need: Need
  /** The municipality of the organisation: where it delivers to, unless said otherwise. */
  home: string | null
  today: Temporal.PlainDate
  mayKeep: boolean
  usualContact: string
  inquiries?: readonly NeedInquiry[] | undefined
  /** A button of this page that was sent with something wrong. */
  wrong?: StateForm | undefined
}

const WhoCan = ({ need, inquiries }: Pick<NeedPageProps, 'need' | 'inquiries'>) => (
  <>
    {!need.closed_at && (
      <Section id="who-can" title={t('who_can')}>
        <p>{t('who_can_text')}</p>
        <p>
          <Button href={`/inkop/behov/${need.need_id}/matchning`}>{t('who_can_button')}</Button>
        </p>
      </Section>
    )}
    {inquiries && inquiries.length > 0 && (
      <Section id="inquiries" title={t('inquiries')}>
        <ul>
          {inquiries.map(({ href, subject, state }) => (
            <li key={href}>
              <Link href={href}>{subject}</Link> <StatusChip tone="neutral">{state}</StatusChip>
            </li>
          ))}
        </ul>
      </Section>
    )}
  </>
)

const State = ({ need, mayKeep, usualContact, wrong }: NeedPageProps) => {
  const at = `/inkop/behov/${need.need_id}`
  if (need.closed_at) {
    return (
      <Notice tone="info" title={t('closed_on', { date: showDate(need.closed_at) })}>
        <p>{need.closed_why}</p>
        {mayKeep && (
          <PostButton action={`${at}/oppna-igen`} tone="secondary">
            {t('reopen')}
          </PostButton>
        )}
      </Notice>
    )
  }
  if (!mayKeep) return null
  return (
    <>
      <Section id="show" title={t('show_title')}>
        {need.opened_at ? (
          <>
            <p>{t('shown_text', { date: showDate(need.opened_at), email: need.contact_email || '–' })}</p>
            <p>
              <Link href={`/behov/${need.need_id}`}>{t('shown_link')}</Link>
            </p>
            <PostButton action={`${at}/dolj`} tone="secondary">
              {t('hide')}
            </PostButton>
          </>
        ) : (
          <OpenForm action={`${at}/visa`} usual={need.contact_email || usualContact} wrong={wrong} />
        )}
      </Section>
      <Section id="close" title={t('close_title')}>
        <CloseForm action={`${at}/avsluta`} wrong={wrong} />
      </Section>
    </>
  )
}

/** Everything about one need: what is known, what is lacking, what comes when, and what to do next. */
export const NeedPage = (props: NeedPageProps) => {
  const { need, home, today, mayKeep, inquiries, wrong } = props
  const dialogue = dialogueOf(need, today)
  const missing = need.closed_at ? [] : missingOf(need, today)
  const shows = !need.closed_at && dialogue && dialogue.state !== 'passed'
  return (
    <>
      <PageHead
        title={<Original sv={need.title} />}
        chips={
          <>
            <NeedState need={need} /> {shows && <DialogueChip dialogue={dialogue} />}
          </>
        }
        actions={
          mayKeep &&
          !need.closed_at && (
            <Button href={`/inkop/behov/${need.need_id}/andra`} tone="secondary" icon="edit">
              {t('change')}
            </Button>
          )
        }
      />
      <ErrorSummary errors={wrong ? [{ name: wrong.name, message: wrong.error }] : []} />
      <Split
        label={t('beside')}
        side={
          <>
            {missing.length > 0 && (
              <Section id="missing" title={t('missing_title')}>
                <p>{t('missing_text')}</p>
                <ul>
                  {missing.map(text => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </Section>
            )}
            <Section id="timeline" title={t('timeline_title')}>
              <Timeline items={timelineOf(need, dialogue)} />
            </Section>
          </>
        }
      >
        {need.description !== '' && <Paragraphs text={need.description} />}
        <DescriptionList items={needFacts(need, home)} />
        <WhoCan need={need} inquiries={inquiries} />
      </Split>
      <State {...props} />
    </>
  )
}
