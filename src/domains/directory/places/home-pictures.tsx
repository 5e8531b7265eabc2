import { sql } from 'kysely'
import type { PictureOf } from '../../../core/notices/notices.ts'
import type { Role } from '../../../core/organisations/roles.ts'
import { municipalities } from '../../../core/reference/places.ts'
import { dayOf } from '../../../kit/clock.ts'
import { BarChart } from '../../../kit/html/bar-chart.tsx'
import { placeRules } from '../policy.ts'
import { t } from '../words.ts'
import { kindName, t as said } from './words.ts'

const as =
  (...roles: Role[]): PictureOf['may'] =>
  ({ seat }) =>
    seat !== null && roles.includes(seat.role)

/** The enterprise's own: how many are taken. */
const own: PictureOf = {
  may: as('supervisor', 'enterprise_manager'),
  draw: async (tx, { tenantId }) => {
    const rows = await tx
      .selectFrom('directory.places')
      .select(['kind'])
      .select(({ fn }) => [fn.sum<number>('total').as('total'), fn.sum<number>('free').as('free')])
      .where('tenant_id', '=', tenantId)
      .groupBy('kind')
      .orderBy('kind')
      .execute()
    const count = (of: 'total' | 'free') => rows.reduce((n, row) => n + row[of], 0)
    if (count('total') === 0) return null
    return (
      <BarChart
        title={t('home_own_places', { free: count('free'), total: count('total') })}
        labelHeading={said('kind')}
        valueHeading={t('places_taken')}
        comparedHeading={t('places_all')}
        bars={rows.map(({ kind, free, total }) => ({
          label: kindName(kind),
          value: total - free,
          shown: t('taken_of', { taken: total - free, total }),
          compared: { value: total, shown: String(total) },
        }))}
      />
    )
  },
}

const mostEnterprises = 8

type Free = { slug: string; name: string; free: number; total: number; all_free: number; enterprises: number }

/** Whoever looks for a place for somebody: where there is one in their municipality. */
const near: PictureOf = {
  may: as('case_worker', 'social_worker'),
  draw: async (tx, { seat: { municipalityCode }, now }) => {
    const since = now.subtract({ hours: 24 * placeRules.at(dayOf(now)).ask_first_after_days })
    const { rows } = await sql<Free>`
      select e.slug, e.name, sum(p.free)::int as free, sum(p.total)::int as total,
        (sum(sum(p.free)) over ())::int as all_free, (count(*) over ())::int as enterprises
      from directory.enterprises e join directory.places p using (tenant_id)
      where e.municipality_code = ${municipalityCode} and e.published_at is not null
        and p.free_as = 'number' and p.confirmed_at > ${since.toString()}
      group by e.slug, e.name having sum(p.free) > 0 order by free desc, e.name limit ${mostEnterprises}`.execute(
      tx,
    )
    const [first] = rows
    if (first === undefined) return null
    return (
      <BarChart
        title={t('home_free_places', {
          free: first.all_free,
          enterprises: first.enterprises,
          place: municipalities.get(municipalityCode ?? '')?.name ?? '',
        })}
        labelHeading={t('home_enterprises')}
        valueHeading={said('free')}
        comparedHeading={t('places_all')}
        bars={rows.map(({ slug, name, free, total }) => ({
          label: name,
          value: free,
          shown: said('free_of', { free, total }),
          href: `/foretag/${slug}#places`,
          compared: { value: total, shown: String(total) },
        }))}
      />
    )
  },
}

export const placePictures = [own, near]
