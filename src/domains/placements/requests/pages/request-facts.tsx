import type { Temporal } from 'temporal-polyfill'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { openPlaces } from '../../../directory/public.ts'
import { askedText } from '../../people/say.ts'
import { t } from '../../words.ts'

type Facts = Parameters<typeof askedText>[0] & {
  kind: string
  referrer: string
  starts_on: Temporal.PlainDate | null
  ends_on: Temporal.PlainDate | null
  contact: string | null
}

/** A question about a place, as the enterprise sees it: the same template where it is written. */
export const RequestFacts = ({ request }: { request: Facts }) => (
  <DescriptionList
    items={[
      { term: t('from_whom'), details: request.referrer },
      { term: t('kind'), details: openPlaces.words.kindName(request.kind) },
      { term: t('days_and_hours'), details: askedText(request) },
      {
        term: t('starts_on'),
        details: request.starts_on === null ? t('as_written_below') : showDate(request.starts_on),
      },
      ...(request.ends_on === null ? [] : [{ term: t('ends_on'), details: showDate(request.ends_on) }]),
      { term: t('contact'), details: request.contact ?? t('as_written_below') },
    ]}
  />
)
