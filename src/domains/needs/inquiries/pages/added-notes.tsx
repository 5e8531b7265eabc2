import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import type { Added } from '../additions.ts'
import { t } from '../words.ts'

/** What everybody has got beside the question: clarifications and more time, not who was reminded. */
export const AddedNotes = ({ added }: { added: readonly Added[] }) => (
  <>
    {added
      .filter(({ kind }) => kind !== 'reminder')
      .map(({ addition_id, message, answer_by, updated_at }) => (
        <section key={addition_id}>
          <h2>{t('added_on', { date: showDate(updated_at) })}</h2>
          {answer_by === null ? (
            <Paragraphs text={message} />
          ) : (
            <p>{t('answer_until', { date: showDate(answer_by) })}</p>
          )}
        </section>
      ))}
  </>
)
