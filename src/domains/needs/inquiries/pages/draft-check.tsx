import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import type { Draft } from '../drafts.ts'
import { t } from '../words.ts'

type Props = {
  draft: Draft
  /** Those of the chosen that are still in the register. */
  enterprises: readonly { tenant_id: string; name: string; email: string | null }[]
  at: string
}

/** What is sent, to whom and how, before it cannot be changed. */
export const DraftCheck = ({ draft, enterprises, at }: Props) => {
  const gone = draft.enterprises.length - enterprises.length
  return (
    <>
      {gone > 0 && <Notice tone="info" title={t('check_gone', { count: gone })} />}
      <DescriptionList
        items={[
          {
            term: t('check_to'),
            details: (
              <ul class="plain-list">
                {enterprises.map(e => (
                  <li key={e.tenant_id}>
                    {e.name}
                    {e.email === null && <span class="quiet"> {t('check_on_page')}</span>}
                  </li>
                ))}
              </ul>
            ),
          },
          { term: t('subject'), details: draft.subject },
          { term: t('question_title'), details: <Paragraphs text={draft.question} /> },
          { term: t('answer_by'), details: showDate(draft.answer_by) },
        ]}
      />
      <p>
        <Link href={`${at}/andra`} icon="edit">
          {t('check_change')}
        </Link>
      </p>
    </>
  )
}
