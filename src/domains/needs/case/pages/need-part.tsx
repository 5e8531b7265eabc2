import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { missingOf, needFacts } from '../../needs/facts.ts'
import type { Case } from '../find.ts'
import { t } from '../words.ts'

type Props = Case & { mayKeep: boolean }

/** What is known of the need, what is lacking, and who sees it. */
export const NeedPart = ({ need, home, today, mayKeep }: Props) => {
  const at = `/inkop/behov/${need.need_id}`
  const missing = need.closed_at === null ? missingOf(need, today) : []
  const mayChange = mayKeep && need.closed_at === null
  return (
    <>
      {need.description !== '' && <Paragraphs text={need.description} />}
      <DescriptionList items={needFacts(need, home)} />
      {missing.length > 0 && (
        <>
          <h3>{t('missing_title')}</h3>
          <p>{t('missing_text')}</p>
          <ul>
            {missing.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {mayChange && (
        <p>
          <Link href={`${at}/andra`} icon="edit">
            {t('change')}
          </Link>
        </p>
      )}
      {mayChange && need.opened_at !== null && (
        <>
          <p>{t('shown_text', { date: showDate(need.opened_at), email: need.contact_email || '–' })}</p>
          <PostButton action={`${at}/dolj`} tone="secondary">
            {t('hide')}
          </PostButton>
        </>
      )}
    </>
  )
}
