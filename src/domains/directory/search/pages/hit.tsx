import { Temporal } from 'temporal-polyfill'
import { municipalities } from '../../../../core/reference/places.ts'
import { PlainList } from '../../../../kit/html/arrange.tsx'
import { Card } from '../../../../kit/html/card.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import type { TrustLevel } from '../../../../kit/html/trust-ladder.tsx'
import { categoryName } from '../../categories.ts'
import { trustNames } from '../../trust/schema.ts'
import { type Spoken, TrustAt } from '../../trust/words.tsx'
import { t } from '../../words.ts'
import type { EnterpriseHit } from '../schema.ts'

/** `today`: as the day is written, 2026-11-28. */
type Props = { hit: EnterpriseHit; today: string; searchedPlace: string | undefined }

type Reason = EnterpriseHit['reasons'][number]
type OfferHit = { offer: EnterpriseHit['offers'][number]; match: Reason['match'] }

/** Why this offer is here, when its own title does not say so. */
const why = ({ offer, match }: OfferHit): string | undefined => {
  if (match === 'category') return t('why_category', { category: categoryName(offer.category) })
  if (match === 'description') return t('why_description')
  if (match === 'about') return t('why_about')
  return undefined
}

const offersOf = (hit: EnterpriseHit): OfferHit[] =>
  hit.reasons.flatMap(({ match, offer_id }) => {
    const offer = hit.offers.find(({ id }) => id === offer_id)
    return offer === undefined ? [] : [{ offer, match }]
  })

const where = ({ place, municipality_code, distance_km, reach }: EnterpriseHit): string => {
  const municipality = municipalities.get(municipality_code)?.name ?? ''
  const at = place === '' || place === municipality ? municipality : `${place}, ${municipality}`
  return distance_km === null || reach === 'here'
    ? at
    : t('place_and_distance', { place: at, km: distance_km })
}

const levelOf = ({ trust }: EnterpriseHit) => (trustNames.indexOf(trust) + 1) as TrustLevel
const instant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text))
const spokenOf = (hit: EnterpriseHit): Spoken => ({
  confirmed_at: Temporal.Instant.from(hit.confirmed_at),
  confirmed_by_itself: hit.confirmed_by_itself,
  claimed_at: instant(hit.claimed_at),
  speaker_checked_at: instant(hit.speaker_checked_at),
  reviewed_at: instant(hit.reviewed_at),
  steward: hit.kept_by,
  reviewer: hit.reviewed_by,
})

/** One enterprise in the answer: what it offers that fits, where, and how sure that is. */
export const Hit = ({ hit, today, searchedPlace }: Props) => {
  const offers = offersOf(hit)
  const own = hit.reasons.find(({ offer_id }) => offer_id === null)?.match as
    | 'name'
    | 'work_places'
    | 'about'
    | undefined
  return (
    <Card
      title={hit.name}
      href={`/foretag/${hit.slug}`}
      level={2}
      meta={where(hit)}
      chips={
        <>
          {hit.reach === 'delivers' && searchedPlace && (
            <StatusChip tone="good">{t('delivers_to', { place: searchedPlace })}</StatusChip>
          )}
          {hit.certified_until && hit.certified_until >= today && (
            <StatusChip tone="neutral">{t('certified')}</StatusChip>
          )}
          {hit.free_places > 0 && (
            <StatusChip tone="growing">{t('free_places', { count: hit.free_places })}</StatusChip>
          )}
          <TrustAt of={spokenOf(hit)} level={levelOf(hit)} />
        </>
      }
    >
      {offers.length === 0 && (
        <p>
          <Original sv={hit.presentation} en={hit.presentation_en ?? ''} />
        </p>
      )}
      {own && (own === 'name' || offers.length === 0) && <p class="quiet">{t(`why_own_${own}`)}</p>}
      {offers.length > 0 && (
        <PlainList>
          {offers.map(found => (
            <li key={found.offer.id}>
              <strong>
                <Original sv={found.offer.title} en={found.offer.title_en ?? ''} />
              </strong>
              {why(found) && <span class="quiet"> {why(found)}</span>}
            </li>
          ))}
        </PlainList>
      )}
    </Card>
  )
}
