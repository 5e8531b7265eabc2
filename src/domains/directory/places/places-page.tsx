import { Button } from '../../../kit/html/button.tsx'
import { Card, CardList } from '../../../kit/html/card.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { showDate } from '../../../kit/text/format.ts'
import type { Enterprise, Place } from '../enterprises/queries.ts'
import { t } from '../words.ts'

/** One place kind with large plus and minus: a supervisor says "one fewer" with gloves on. */
const Step = ({ enterprise, place, by }: { enterprise: Enterprise; place: Place; by: 1 | -1 }) => {
  const free = place.free + by
  if (free < 0 || free > place.total) return null
  return (
    <PostButton
      action={`/foretag/${enterprise.slug}/platser/${place.place_id}`}
      fields={{ free_only: 1, free }}
      version={place.version}
      tone="secondary"
      about={t(`place_${place.kind as 'work_training'}`)}
    >
      {t(by === 1 ? 'one_more_free' : 'one_less_free')}
    </PostButton>
  )
}

export const PlacesPage = ({ enterprise, places }: { enterprise: Enterprise; places: readonly Place[] }) => (
  <>
    <PageHead title={t('update_places')} lead={t('places_lead')} />
    {places.length === 0 ? (
      <EmptyState title={t('no_places')}>
        <p>{t('no_places_text')}</p>
      </EmptyState>
    ) : (
      <CardList>
        {places.map(place => (
          <Card
            key={place.place_id}
            level={2}
            title={t(`place_${place.kind as 'work_training'}`)}
            meta={`${t('free_places_of', { free: place.free, total: place.total })} · ${t('place_said')} ${showDate(place.updated_at)}`}
            actions={
              <>
                <Step enterprise={enterprise} place={place} by={1} />
                <Step enterprise={enterprise} place={place} by={-1} />
                <Button
                  href={`/foretag/${enterprise.slug}/platser/${place.place_id}`}
                  tone="quiet"
                  about={t(`place_${place.kind as 'work_training'}`)}
                >
                  {t('edit')}
                </Button>
              </>
            }
          >
            <p>{place.tasks_sv}</p>
          </Card>
        ))}
      </CardList>
    )}
    <p>
      <Button href={`/foretag/${enterprise.slug}/platser/ny`}>{t('new_place')}</Button>
    </p>
  </>
)
