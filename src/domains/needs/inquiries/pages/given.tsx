import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Paragraphs } from '../../../../kit/html/paragraphs.tsx'
import { showInstant } from '../../../../kit/text/format.ts'
import type { Answer } from '../queries.ts'
import { compared } from '../say.ts'
import { t } from '../words.ts'

/** One answer as it was given; what was not said is left out. */
export const Given = ({ answer, dated }: { answer: Answer; dated?: boolean }) => (
  <DescriptionList
    items={[
      ...(dated ? [{ term: t('answered_when'), details: showInstant(answer.answered_at) }] : []),
      ...compared
        .map(row => ({ term: row.label(), text: row.value(answer) }))
        .filter(({ text }) => text !== '')
        .map(({ term, text }) => ({ term, details: <Paragraphs text={text} /> })),
    ]}
  />
)
