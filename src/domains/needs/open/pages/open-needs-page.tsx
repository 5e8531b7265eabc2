import { counties, municipalities } from '../../../../core/reference/places.ts'
import { CardList } from '../../../../kit/html/card.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { categoryOptions } from '../../needs/fields.ts'
import { t } from '../../needs/words.ts'
import type { OpenNeed } from '../queries.ts'
import { OpenNeedCard } from './open-need-card.tsx'

type Choices = { categories: readonly string[]; codes: readonly string[] }
type Props = {
  rows: readonly OpenNeed[]
  count: number
  choices: Choices
  query: URLSearchParams
  next: string | undefined
}

const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'sv')

/** Kinds and places that there are open needs of, and what the address has chosen already. */
const facets = ({ categories, codes }: Choices, query: URLSearchParams) => {
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
export const OpenNeedsPage = ({ rows, count, choices, query, next }: Props) => (
  <>
    <PageHead title={t('open_title')} lead={t('open_lead')} />
    <Filters
      path="/behov"
      params={query}
      search={{ name: 'q', label: t('search_open') }}
      facets={facets(choices, query)}
      summary={t('open_count', { count })}
      keep={[]}
    />
    {rows.length === 0 ? (
      <EmptyState title={t('open_none')}>
        <p>{t('open_none_text')}</p>
      </EmptyState>
    ) : (
      <>
        <CardList>
          {rows.map(need => (
            <OpenNeedCard key={need.need_id} need={need} />
          ))}
        </CardList>
        <Pager next={next} label={t('open_title')} />
        <p class="table-exports">
          <Link href={`/behov.csv?${query}`} icon="download" download>
            {t('open_csv')}
          </Link>
        </p>
      </>
    )}
  </>
)
