import { municipalityNames } from '../../../../core/reference/places.ts'
import { PlainList, Section } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { Card, CardList } from '../../../../kit/html/card.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { showMoney, showNumber } from '../../../../kit/text/format.ts'
import { locale } from '../../../../kit/text/locale.ts'
import { categoryName } from '../../categories.ts'
import { t } from '../../words.ts'
import type { Offer, Profile } from '../queries.ts'

const inEnglish = () => locale() === 'en'

/** "289–389 kr per korg", or that nobody has said it. */
export const priceOf = (o: Offer): string => {
  const unit = (inEnglish() && o.unit_en) || o.unit_sv
  if (o.price_from_ore === null) return t('price_not_stated')
  const [from, to] = [o.price_from_ore, o.price_to_ore ?? o.price_from_ore]
  // The currency once: "195–340 kr", but "SEK 195–340".
  const both = inEnglish()
    ? { from: showMoney(from), to: showNumber(to / 100) }
    : { from: showNumber(from / 100), to: showMoney(to) }
  const price = from === to ? showMoney(from) : t('from_to', both)
  return unit === '' ? price : t('price_per', { price, unit })
}

/** What the capacity counts, where the price has not said it: "per korg" needs no plural. */
const countedPer = (o: Offer): string => {
  const unit = (inEnglish() && o.unit_en) || o.unit_sv
  return unit === '' || o.price_from_ore !== null ? '' : t('counted_per', { unit })
}

const facts = (o: Offer): string[] =>
  [
    priceOf(o),
    o.cpv === null ? '' : `CPV ${o.cpv}`,
    o.capacity_amount !== null && o.capacity_per !== null
      ? t(`capacity_${o.capacity_per as 'day'}`, { amount: showNumber(o.capacity_amount) }) + countedPer(o)
      : '',
    o.lead_time_days !== null ? t('lead_time', { days: o.lead_time_days }) : '',
    o.min_order !== null && o.max_order !== null
      ? t('order_from_to', { from: o.min_order, to: o.max_order })
      : '',
    o.min_order !== null && o.min_order > 1 && o.max_order === null
      ? t('order_from', { from: o.min_order })
      : '',
    o.area.length > 0 ? t('offer_only_in', { places: municipalityNames(o.area) }) : '',
    o.seasons.length > 0 ? o.seasons.map(s => t(`season_${s as 'winter'}`)).join(', ') : '',
  ].filter(text => text !== '')

const Removed = ({ at, removed }: { at: string; removed: Profile['removed'] }) => (
  <details>
    <summary>{t('removed_offers')}</summary>
    <PlainList>
      {removed.map(o => (
        <li key={o.offer_id}>
          {o.title_sv}{' '}
          <PostButton action={`${at}/${o.offer_id}/aterstall`} tone="quiet" small about={o.title_sv}>
            {t('bring_back')}
          </PostButton>
        </li>
      ))}
    </PlainList>
  </details>
)

export const OfferList = ({
  profile: { enterprise, offers, removed },
  editable,
}: {
  profile: Profile
  editable: boolean
}) => {
  const at = `/foretag/${enterprise.slug}/erbjudanden`
  return (
    <Section id="offers" title={t('offers_title')}>
      {offers.length === 0 ? (
        <EmptyState title={t('no_offers')}>
          <p>{t('no_offers_text')}</p>
        </EmptyState>
      ) : (
        <CardList>
          {offers.map(o => (
            <Card
              key={o.offer_id}
              title={<Original sv={o.title_sv} en={o.title_en} />}
              meta={categoryName(o.category)}
              actions={
                editable ? (
                  <Button href={`${at}/${o.offer_id}`} tone="quiet" small about={o.title_sv}>
                    {t('edit')}
                  </Button>
                ) : undefined
              }
            >
              <p>
                <Original sv={o.description_sv} en={o.description_en} />
              </p>
              <PlainList>
                {facts(o).map(fact => (
                  <li key={fact}>{fact}</li>
                ))}
              </PlainList>
            </Card>
          ))}
        </CardList>
      )}
      {editable && (
        <p>
          <Button href={`${at}/nytt`} tone="secondary">
            {t('add_offer')}
          </Button>
        </p>
      )}
      {editable && removed.length > 0 && <Removed at={at} removed={removed} />}
    </Section>
  )
}
