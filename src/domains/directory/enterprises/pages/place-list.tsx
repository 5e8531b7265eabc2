import { Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { showShortDate } from '../../../../kit/text/format.ts'
import { t } from '../../words.ts'
import type { Profile } from '../queries.ts'

/** Where people can train and grow here: how many places, how many are free, and when that was said. */
export const PlaceList = ({
  profile: { enterprise, places },
  editable,
}: {
  profile: Profile
  editable: boolean
}) =>
  places.length === 0 && !editable ? null : (
    <Section id="places" title={t('places_title')}>
      {places.length > 0 && (
        <DataTable
          caption={t('places_title')}
          captionHidden
          rows={places}
          rowKey={p => p.place_id}
          columns={[
            {
              key: 'kind',
              label: t('place_kind'),
              cell: p => t(`place_${p.kind as 'work_training'}`),
              under: p => <Original sv={p.tasks_sv} en={p.tasks_en} />,
              names: true,
            },
            {
              key: 'free',
              as: 'text',
              label: t('place_free'),
              cell: p => (
                <>
                  {t('free_of_total', { free: p.free, total: p.total })}
                  {p.free === 0 && p.next_free_on && (
                    <p class="quiet">
                      {t('place_next')} {showShortDate(p.next_free_on)}
                    </p>
                  )}
                </>
              ),
            },
            { key: 'said', label: t('place_said'), cell: p => showShortDate(p.updated_at) },
          ]}
        />
      )}
      {editable && (
        <p>
          <Button href={`/foretag/${enterprise.slug}/platser`} tone="secondary">
            {t('update_places')}
          </Button>
        </p>
      )}
    </Section>
  )
