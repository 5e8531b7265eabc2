import { counties, municipalities } from '../../../../../core/reference/places.ts'
import { CardList } from '../../../../../kit/html/card.tsx'
import { EmptyState } from '../../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../../kit/html/filters.tsx'
import { Link } from '../../../../../kit/html/link.tsx'
import { PageHead } from '../../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../../kit/html/pager.tsx'
import { categoryOptions } from '../../fields.ts'
import { t } from '../../words.ts'
import type { OpenNeed } from '../queries.ts'
import { OpenNeedCard } from './open-need-card.tsx'

type Props = { rows: readonly OpenNeed[]; count: number; query: URLSearchParams; next: string | undefined }

const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'sv')

const facets = () => [
  { name: 'kategori', label: t('category'), options: categoryOptions() },
  {
    name: 'lan',
    label: t('county'),
    single: true,
    options: [...counties.values()].map(c => ({ value: c.code, label: c.name })).sort(byName),
  },
  {
    name: 'kommun',
    label: t('municipality'),
    single: true,
    options: [...municipalities.values()].map(m => ({ value: m.code, label: m.name })).sort(byName),
  },
]

/** What is about to be bought, everywhere. */
export const OpenNeedsPage = ({ rows, count, query, next }: Props) => (
  <>
    <PageHead title={t('open_title')} lead={t('open_lead')} />
    <Filters
      path="/behov"
      params={query}
      search={{ name: 'q', label: t('search_open') }}
      facets={facets()}
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
