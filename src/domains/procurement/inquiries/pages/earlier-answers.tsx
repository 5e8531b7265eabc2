import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { showInstant } from '../../../../kit/text/format.ts'
import type { Ask } from '../queries.ts'
import { compared } from '../say.ts'
import { t } from '../words.ts'

/** What enterprises answered before they changed it: the record holds every answer. */
export const EarlierAnswers = ({ asks }: { asks: readonly Ask[] }) => (
  <>
    {asks
      .filter(ask => ask.answers.length > 1)
      .map(ask => (
        <details key={ask.enterprise_id}>
          <summary>{t('earlier_answers', { enterprise: ask.enterprise_name })}</summary>
          {ask.answers.slice(0, -1).map(answer => (
            <DescriptionList
              key={answer.answer_no}
              items={[
                { term: t('answered_when'), details: showInstant(answer.answered_at) },
                ...compared
                  .map(row => ({ term: row.label(), details: row.value(answer) }))
                  .filter(item => item.details !== ''),
              ]}
            />
          ))}
        </details>
      ))}
  </>
)
