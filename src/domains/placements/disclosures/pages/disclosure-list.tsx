import { DataTable } from '../../../../kit/html/data-table.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { showShortDate } from '../../../../kit/text/format.ts'
import type { Placement } from '../../placements/queries.ts'
import { t } from '../../words.ts'
import { itemName, type Purpose } from '../items.ts'
import type { Disclosure } from '../queries.ts'

const Turn = ({ at, one }: { at: string; one: Disclosure }) => (
  <PostButton
    action={`${at}/${one.is_told ? 'sluta-visa' : 'visa'}`}
    version={one.version}
    tone="secondary"
    small
    about={itemName(one.item)}
  >
    {t(one.is_told ? 'stop_showing' : 'show_it')}
  </PostButton>
)

/** What the enterprise knows and what it does not, and one button for each. */
export const DisclosureList = ({
  placement,
  disclosures,
}: {
  placement: Placement
  disclosures: readonly Disclosure[]
}) => (
  <DataTable
    caption={t('told')}
    captionHidden
    rows={disclosures}
    rowKey={one => one.disclosure_id}
    columns={[
      { key: 'item', label: t('item'), cell: one => itemName(one.item) },
      {
        key: 'why',
        label: t('why'),
        cell: one => t(`purpose_${one.purpose as Purpose}`),
        as: 'text',
        word: '',
      },
      {
        key: 'state',
        label: t('state'),
        cell: one =>
          one.is_told
            ? t('told_until', { date: showShortDate(one.until_on) })
            : one.withdrawn_at === null
              ? t('not_told')
              : t('withdrawn_on', { date: showShortDate(one.withdrawn_at) }),
        as: 'text',
        word: '',
      },
      {
        key: 'turn',
        label: t('actions'),
        as: 'action',
        cell: one => (
          <Turn at={`/insatser/${placement.placement_id}/berattat/${one.disclosure_id}`} one={one} />
        ),
      },
    ]}
  />
)
