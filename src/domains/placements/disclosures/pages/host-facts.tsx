import type { Temporal } from 'temporal-polyfill'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { showShortDate } from '../../../../kit/text/format.ts'
import { RequestFacts } from '../../requests/pages/request-facts.tsx'
import { t } from '../../words.ts'
import { itemName, itemValue } from '../items.ts'

type Told = { item: string; value: string; until_on: Temporal.PlainDate }

/** "Sara", or where no name is told "Person, vecka 50". */
export const hostName = (called: string | null | undefined, startsOn: Temporal.PlainDate): string =>
  called ?? t('person_week', { week: String(startsOn.weekOfYear) })

/** Who comes, as the enterprise sees it: the very template that the person is shown before anything is sent. */
export const HostFacts = ({
  items,
  request,
}: {
  items: readonly Told[]
  request: Parameters<typeof RequestFacts>[0]['request'] & { starts_on: Temporal.PlainDate }
}) => (
  <>
    <h2>{hostName(items.find(({ item }) => item === 'name')?.value, request.starts_on)}</h2>
    {items.length === 0 ? (
      <p>{t('nothing_told')}</p>
    ) : (
      <DescriptionList
        items={items.map(told => ({
          term: itemName(told.item),
          details: [itemValue(told), t('told_until', { date: showShortDate(told.until_on) })]
            .filter(Boolean)
            .join(', '),
        }))}
      />
    )}
    <RequestFacts request={request} />
  </>
)
