import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { counties, municipalities } from '../../../../core/reference/places.ts'
import { CardList } from '../../../../kit/html/card.tsx'
import { categoryOptions } from '../../needs/fields.ts'
import { t } from '../../needs/words.ts'
import type { OpenChoices, OpenNeed, OpenQuery } from '../queries.ts'
import { OpenNeedCard } from './open-need-card.tsx'

const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'sv')

/** Kinds and places that there are open needs of, and what the address has chosen already. */
const facets = ({ categories, codes }: OpenChoices, query: URLSearchParams) => {
  const places = [...new Set([...codes, ...query.getAll('kommun')])].flatMap(
    code => municipalities.get(code) ?? [],
  )
  const areas = new Set([...places.map(m => m.countyCode), ...query.getAll('lan')])
  const kinds = new Set([...categories, ...query.getAll('kategori')])
  return [
    { name: 'kategori', label: t('category'), options: categoryOptions().filter(o => kinds.has(o.value)) },
    {
      name: 'lan',
      label: t('county'),
      single: true,
      options: [...counties.values()]
        .filter(c => areas.has(c.code))
        .map(c => ({ value: c.code, label: c.name }))
        .sort(byName),
    },
    {
      name: 'kommun',
      label: t('municipality'),
      single: true,
      options: places.map(m => ({ value: m.code, label: m.name })).sort(byName),
    },
  ]
}

/** What is about to be bought, everywhere. */
export const OpenNeedsPage = ({ list }: { list: Shown<OpenNeed, OpenQuery, OpenChoices> }) => (
  <ListPage
    list={list}
    lead={t('open_lead')}
    search={t('search_open')}
    facets={facets(list.more, list.query)}
    summary={t('open_count', { count: list.page.totals.total })}
    empty={{ title: t('open_none'), text: t('open_none_text') }}
    draw={rows => (
      <CardList>
        {rows.map(need => (
          <OpenNeedCard key={need.need_id} need={need} />
        ))}
      </CardList>
    )}
  />
)
