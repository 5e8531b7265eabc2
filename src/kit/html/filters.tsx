import { inSentence } from '../text/format.ts'
import { type Facet, FacetGroup, ShowHits } from './facet-group.tsx'
import { fieldId, type Option } from './field.tsx'
import { FilterChips } from './filter-chips.tsx'
import { HiddenField } from './form.tsx'
import { Icon } from './icon.tsx'
import { SelectControl } from './select.tsx'
import { t } from './words.ts'

type Props = {
  /** The list's own address, without a query. */
  path: string
  /** The query as it is now: decides what is ticked, which chips are shown and where they lead. */
  params: URLSearchParams
  search?: { name: string; label: string; placeholder?: string | undefined } | undefined
  facets?: Facet[] | undefined
  /** The orders to choose among where the table's head has no room, each as the query's `sort` says it. */
  orders?: { options: Option[]; chosen: string } | undefined
  /** "34 företag": read out as it changes. What stands before the first comma is also said on the panels' button. */
  summary: string
  /** Names in the query that a new search keeps, such as the order. The place in the list is never kept. */
  keep?: string[] | undefined
}

/** What the choice of an order says instead. */
const inOrders = ['sort', 'riktning']

const begun = (sentence: string) => {
  const [words = ''] = sentence.split(', ')
  return inSentence(words)
}

/**
 * A search box and facets above a list. A plain GET form; with script it sends itself as you choose (pk-autosubmit).
 * Where there is little room, all facets are one panel.
 */
export function Filters({ path, params, search, facets = [], orders, summary, keep = ['sort'] }: Props) {
  const chosen = facets.reduce((n, { name }) => n + params.getAll(name).length, 0)
  const found = begun(summary)
  return (
    <search class="filters" aria-label={t('filters')}>
      <pk-autosubmit>
        <form class="filters__form" action={path} method="get" data-turbo-action="replace">
          {keep
            .filter(name => orders === undefined || !inOrders.includes(name))
            .flatMap(name =>
              params.getAll(name).map(value => <HiddenField key={name} name={name} value={value} />),
            )}
          {search && (
            <div class="filters__search">
              <label class="visually-hidden" for={fieldId(search.name)}>
                {search.label}
              </label>
              <span class="search-box">
                <button class="search-box__go" type="submit" aria-label={t('search')}>
                  <Icon name="search" />
                </button>
                <input
                  class="input"
                  id={fieldId(search.name)}
                  name={search.name}
                  type="search"
                  value={params.get(search.name) ?? ''}
                  placeholder={search.placeholder ?? search.label}
                  autocomplete="off"
                  enterkeyhint="search"
                />
              </span>
            </div>
          )}
          {(facets.length > 0 || orders) && (
            <details class={facets.length > 0 ? 'filters__panel' : 'filters__panel filters__panel--narrow'}>
              <summary class="facet__summary">
                {t('filterPanel')}
                {chosen > 0 && <span class="facet__number">{chosen}</span>}
                <Icon name="chevron" size={16} />
              </summary>
              <div class="filters__facets">
                {facets.map(facet => (
                  <FacetGroup
                    key={facet.name}
                    facet={facet}
                    chosen={params.getAll(facet.name)}
                    found={found}
                  />
                ))}
              </div>
              {orders && (
                <p class="filters__sort">
                  <label class="field__label" for={fieldId('sort')}>
                    {t('sort')}
                  </label>
                  <SelectControl
                    name="sort"
                    label={t('sort')}
                    options={orders.options}
                    value={orders.chosen}
                    empty={false}
                  />
                </p>
              )}
              <ShowHits found={found} />
            </details>
          )}
        </form>
      </pk-autosubmit>
      <FilterChips path={path} params={params} search={search} facets={facets} keep={keep} />
      <p class="filters__summary" id="list-summary" role="status">
        {summary}
      </p>
    </search>
  )
}
