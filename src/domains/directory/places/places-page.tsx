import type { Temporal } from 'temporal-polyfill'
import { Button } from '../../../kit/html/button.tsx'
import { Card, CardList } from '../../../kit/html/card.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import type { Enterprise, Place } from '../enterprises/queries.ts'
import { isDue } from './vacancy.ts'
import { Said, vacancyText } from './vacancy-words.tsx'
import { kindName, showTimes, t, taskName } from './words.ts'

/** One place kind with large plus and minus: a supervisor says "one fewer" with gloves on. */
const Step = ({ at, place, by }: { at: string; place: Place; by: 1 | -1 }) => {
  const free = place.free + by
  if (free < 0 || free + place.booked + place.held > place.total) return null
  return (
    <PostButton
      action={at}
      fields={{ free_only: 1, free }}
      version={place.version}
      tone="secondary"
      about={kindName(place.kind)}
    >
      {t(by === 1 ? 'one_more_free' : 'one_less_free')}
    </PostButton>
  )
}

const Taken = ({ place: { booked, held } }: { place: Place }) =>
  booked + held === 0 ? null : (
    <p class="quiet">
      {[booked > 0 && t('booked', { count: booked }), held > 0 && t('held', { count: held })]
        .filter(Boolean)
        .join(', ')}
    </p>
  )

const PlaceCard = ({ base, place, now }: { base: string; place: Place; now: Temporal.Instant }) => {
  const at = `${base}/${place.place_id}`
  return (
    <Card
      level={2}
      title={kindName(place.kind)}
      meta={
        <>
          {vacancyText(place, now)} · <Said place={place} />
        </>
      }
      actions={
        <>
          {place.free_as === 'number' && <Step at={at} place={place} by={1} />}
          {place.free_as === 'number' && <Step at={at} place={place} by={-1} />}
          <Button href={at} tone="quiet" about={kindName(place.kind)}>
            {t('edit')}
          </Button>
          <Button href={`${at}/villkor`} tone="quiet" about={kindName(place.kind)}>
            {t('terms')}
          </Button>
        </>
      }
    >
      <p>{place.tasks.map(task => taskName(task)).join(', ') || place.tasks_sv}</p>
      {showTimes(place) !== '' && <p>{showTimes(place)}</p>}
      <Taken place={place} />
    </Card>
  )
}

type Props = { enterprise: Enterprise; places: readonly Place[]; now: Temporal.Instant }

/** What is free here, said in seconds and confirmed with one tap a week. */
export const PlacesPage = ({ enterprise, places, now }: Props) => {
  const base = `/foretag/${enterprise.slug}/platser`
  const due = places.some(place => isDue(place, now))
  return (
    <>
      <PageHead title={t('update_places')} lead={t('places_lead')} />
      {places.length > 0 && (
        <PostButton
          action={`${base}/stammer`}
          fields={{ seen: places.map(p => `${p.place_id}:${p.version}`).join(' ') }}
          tone={due ? 'primary' : 'secondary'}
          icon="check"
        >
          {t('still_right')}
        </PostButton>
      )}
      {places.length === 0 ? (
        <EmptyState title={t('no_places')}>
          <p>{t('no_places_text')}</p>
        </EmptyState>
      ) : (
        <CardList>
          {places.map(place => (
            <PlaceCard key={place.place_id} base={base} place={place} now={now} />
          ))}
        </CardList>
      )}
      <p>
        <Button href={`${base}/ny`} tone={places.length === 0 ? 'primary' : 'secondary'}>
          {t('new_place')}
        </Button>
      </p>
    </>
  )
}
