import { sql } from 'kysely'
import type { PictureOf } from '../../../core/notices/notices.ts'
import { municipalities } from '../../../core/reference/places.ts'
import { BarChart } from '../../../kit/html/bar-chart.tsx'
import { holdsSince } from '../trust/level.ts'
import { t } from '../words.ts'

type Reviewed = { code: string; enterprises: number; reviewed: number }

/** A coordination association: the enterprises of its municipalities, and how many of them somebody has reviewed. */
export const registerPicture: PictureOf = {
  may: ({ seat }) => seat?.role === 'association_coordinator',
  draw: async (tx, { tenantId, now }) => {
    const { rows } = await sql<Reviewed>`
      select m.municipality_code as code, count(s.tenant_id)::int as enterprises,
        (count(*) filter (where s.trust = 3 and s.confirmed_at > ${holdsSince(now)}::timestamptz))::int as reviewed
      from core.association_members m
        left join directory.search_entries s on s.municipality_code = m.municipality_code and s.category is null
      where m.tenant_id = ${tenantId} group by 1 order by enterprises desc, code`.execute(tx)
    const sum = (of: 'enterprises' | 'reviewed') => rows.reduce((n, row) => n + row[of], 0)
    if (sum('enterprises') === 0) return null
    return (
      <BarChart
        title={t('home_register', {
          enterprises: sum('enterprises'),
          municipalities: rows.length,
          reviewed: sum('reviewed'),
        })}
        labelHeading={t('field_municipality')}
        valueHeading={t('home_enterprises')}
        comparedHeading={t('home_reviewed')}
        bars={rows.map(({ code, enterprises, reviewed }) => ({
          label: municipalities.get(code)?.name ?? code,
          value: enterprises,
          shown: String(enterprises),
          href: `/foretag?kommun=${code}`,
          compared: { value: reviewed, shown: String(reviewed) },
        }))}
      />
    )
  },
}
