import type { Temporal } from 'temporal-polyfill'
import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { type MarkRow, type MarkSaid, MarkTable } from '../../../../kit/html/mark-table.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { type OpenPlace, openPlaces } from '../../../directory/public.ts'
import type { Person, Wishes } from '../../people/queries.ts'
import { listed, wishesText } from '../../people/say.ts'
import { personName, t } from '../../words.ts'
import { type Compared, type Condition, type Fit, fitsOf, type Groups } from '../compare.ts'

const { showTimes, kindName, showDays } = openPlaces.words

/** At most so many of a group: the rest is farther away. */
const most = 25

const named = (condition: Condition, codes: readonly string[]): string => {
  if (condition === 'times') return showDays(codes)
  return condition === 'distance' ? '' : listed[condition](codes).join(', ')
}

const wordOf = ({ condition, is, lacks }: Fit, place: OpenPlace): string => {
  if (condition === 'distance' && place.km !== null) return t('km', { km: place.km })
  if (is === 'unknown') return t('not_stated')
  if (is === 'no' && lacks.length > 0) return t('lacks', { what: named(condition, lacks) })
  if (condition === 'times') return showTimes(place)
  return t(is)
}
const markOf =
  (place: OpenPlace) =>
  (fit: Fit): MarkSaid => ({ kind: fit.is, word: wordOf(fit, place) })

type Props = {
  at: string
  person: Person
  wishes: Wishes
  groups: Groups
  asked: ReadonlyMap<string, string>
  now: Temporal.Instant
}

const rowOf = ({ place, fits }: Compared, { at, asked, now }: Props): MarkRow => {
  const placement = asked.get(place.place_id)
  const about = `${place.name}, ${kindName(place.kind)}`
  return {
    key: place.place_id,
    name: <a href={`/foretag/${place.slug}`}>{place.name}</a>,
    meta: (
      <>
        {kindName(place.kind)}
        <br />
        {openPlaces.vacancyText(place, now)}, <openPlaces.Said place={place} />
      </>
    ),
    marks: fits.map(markOf(place)),
    sum:
      placement === undefined ? (
        <Button href={`${at}/platser/${place.place_id}`} tone="secondary" small about={about}>
          {t('ask_about_place')}
        </Button>
      ) : (
        <Link href={`/insatser/${placement}`} about={about}>
          {t('is_asked')}
        </Link>
      ),
  }
}

const Nothing = ({ at, groups }: Props) => (
  <EmptyState
    title={t('no_place_fits')}
    actions={
      <Button href={`${at}/onskemal`} tone="secondary">
        {t('change')}
      </Button>
    }
  >
    {groups.ruledOut.length > 0 && (
      <>
        <p>{t('ruled_out')}</p>
        <ul>
          {groups.ruledOut.map(({ condition, count }) => (
            <li key={condition}>{t('ruled_out_by', { what: t(`condition_${condition}`), count })}</li>
          ))}
        </ul>
      </>
    )}
  </EmptyState>
)

/** Places for one person, in groups that are said in words: places are ordered by facts, people never. */
export const PlacesPage = (props: Props) => {
  const { at, person, wishes, groups } = props
  const shown = [
    { title: t('fits_all', { count: groups.all.length }), rows: groups.all },
    { title: t('fits_but_one', { count: groups.butOne.length }), rows: groups.butOne },
  ].filter(group => group.rows.length > 0)
  const [first] = shown.flatMap(group => group.rows)
  return (
    <>
      <PageHead
        title={t('place_for', { name: personName(person) })}
        lead={
          <>
            {t('what_counts')} {wishesText(wishes)}. <a href={`${at}/onskemal`}>{t('change')}</a>
          </>
        }
      />
      {first === undefined ? (
        <Nothing {...props} />
      ) : (
        <>
          <MarkTable
            caption={t('place_for', { name: personName(person) })}
            heading={t('place')}
            conditions={fitsOf(wishes, first.place).map(({ condition }) => t(`condition_${condition}`))}
            sumHeading={t('ask')}
            all={t('all_conditions')}
            groups={shown.map(({ title, rows }) => ({
              title,
              rows: rows.slice(0, most).map(one => rowOf(one, props)),
            }))}
          />
          <p class="quiet">{t('you_choose')}</p>
        </>
      )}
    </>
  )
}
