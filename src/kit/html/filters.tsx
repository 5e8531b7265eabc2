import { Button } from './button.tsx'
import { type Facet, FacetGroup } from './facet-group.tsx'
import { fieldId } from './field.tsx'
import { FilterChips } from './filter-chips.tsx'
import { HiddenField } from './form.tsx'
import { Icon } from './icon.tsx'
import { t } from './words.ts'

type Props = {
  /** The list's own address, without a query. */
  path: string
  /** The query as it is now: decides what is ticked, which chips are shown and where they lead. */
  params: URLSearchParams
  search?: { name: string; label: string; placeholder?: string | undefined } | undefined
  facets?: Facet[] | undefined
  /** "34 företag": read out as it changes. */
  summary: string
  /** Names in the query that a new search keeps, such as the order. The place in the list is never kept. */
  keep?: string[] | undefined
}

/** A search box and facets above a list. A plain GET form; with script it sends itself as you choose (pk-autosubmit). */
export function Filters({ path, params, search, facets = [], summary, keep = ['sort'] }: Props) {
  return (
    <search class="filters" aria-label={t('filters')}>
      <pk-autosubmit>
        <form class="filters__form" action={path} method="get" data-turbo-action="replace">
          {keep.flatMap(name =>
            params.getAll(name).map(value => <HiddenField key={name} name={name} value={value} />),
          )}
          {search && (
            <div class="filters__search">
              <label class="visually-hidden" for={fieldId(search.name)}>
                {search.label}
              </label>
              <span class="search-box">
                <Icon name="search" />
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
          <div class="filters__facets">
            {facets.map(facet => (
              <FacetGroup key={facet.name} facet={facet} chosen={params.getAll(facet.name)} />
            ))}
          </div>
          <div class="filters__go">
            <Button icon="search">{t('search')}</Button>
          </div>
        </form>
      </pk-autosubmit>
      <FilterChips path={path} params={params} search={search} facets={facets} keep={keep} />
      <p class="filters__summary" id="list-summary" role="status">
        {summary}
      </p>
    </search>
  )
}
