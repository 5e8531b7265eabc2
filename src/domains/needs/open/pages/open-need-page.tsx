import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import type { NeedInquiry } from '../../needs/extras.ts'
import { categoryText, cpvText, lotsText } from '../../needs/facts.ts'
import { areaText, seasonsText, timeText, volumeText } from '../../needs/volume.ts'
import { t } from '../../needs/words.ts'
import type { OpenNeed } from '../queries.ts'

type Props = { need: OpenNeed; inquiries: readonly NeedInquiry[] }

const factsOf = (need: OpenNeed) => {
  const said: [Parameters<typeof t>[0], string][] = [
    ['buyer', need.buyer],
    ['category', categoryText(need.category)],
    ['cpv', cpvText(need)],
    ['volume', volumeText(need)],
    ['seasons', seasonsText(need)],
    ['where', areaText(need, need.home)],
    ['when', timeText(need)],
    ['lots', lotsText(need)],
    ['contact', need.contact_email],
    ['shown_since', showDate(need.opened_at)],
  ]
  return said.filter(([, text]) => text !== '').map(([key, text]) => ({ term: t(key), details: text }))
}

const Answer = ({ need, inquiries }: Props) => (
  <Section id="answer" title={t('answer_title')}>
    <p>{t('answer_text')}</p>
    {inquiries.length > 0 && (
      <ul>
        {inquiries.map(({ href, subject, state }) => (
          <li key={href}>
            <Link href={href}>{subject}</Link> <StatusChip tone="growing">{state}</StatusChip>
          </li>
        ))}
      </ul>
    )}
    {need.contact_email === '' ? (
      <p>{t('answer_no_address', { buyer: need.buyer })}</p>
    ) : (
      <p>
        <Button href={`mailto:${need.contact_email}`} icon="mail">
          {t('answer_mail')}
        </Button>
      </p>
    )}
  </Section>
)

/** One need as everybody sees it, and how to answer. */
export const OpenNeedPage = ({ need, inquiries }: Props) => (
  <>
    <PageHead title={<Original sv={need.title} />} lead={need.buyer} />
    {need.closed_at ? (
      <Notice tone="info" title={t('open_closed')}>
        <p>
          <Link href="/behov">{t('open_others')}</Link>
        </p>
      </Notice>
    ) : (
      <>
        {need.description !== '' && <Paragraphs text={need.description} />}
        <DescriptionList items={factsOf(need)} />
        <Answer need={need} inquiries={inquiries} />
      </>
    )}
  </>
)
