import type { ComponentChildren } from 'preact'
import { Card } from '../../../../kit/html/card.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { categoryText } from '../../needs/facts.ts'
import { areaText, timeText, volumeText } from '../../needs/volume.ts'
import { t } from '../../needs/words.ts'
import type { OpenNeed } from '../queries.ts'

/** One open need in a list: who buys, what, how much, where and when. */
export const OpenNeedCard = ({ need, children }: { need: OpenNeed; children?: ComponentChildren }) => {
  const facts = [volumeText(need), areaText(need, need.home), timeText(need)].filter(text => text !== '')
  return (
    <Card
      title={<Original sv={need.title} />}
      href={`/behov/${need.need_id}`}
      level={2}
      meta={`${need.buyer} · ${categoryText(need.category)}`}
    >
      {facts.map(text => (
        <p key={text}>{text}</p>
      ))}
      {children}
      <p class="quiet small">{t('opened_on', { date: showDate(need.opened_at) })}</p>
    </Card>
  )
}
