import type { Ask } from '../queries.ts'
import { t } from '../words.ts'
import { Given } from './given.tsx'

/** What enterprises answered before they changed it: the record holds every answer. */
export const EarlierAnswers = ({ asks }: { asks: readonly Ask[] }) => (
  <>
    {asks
      .filter(ask => ask.answers.length > 1)
      .map(ask => (
        <details key={ask.enterprise_id}>
          <summary>{t('earlier_answers', { enterprise: ask.enterprise_name })}</summary>
          <div class="stack">
            {ask.answers.slice(0, -1).map(answer => (
              <Given key={answer.answer_no} answer={answer} dated />
            ))}
          </div>
        </details>
      ))}
  </>
)
