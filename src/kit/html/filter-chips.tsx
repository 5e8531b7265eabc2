import type { Facet } from './facet-group.tsx'
import { Icon } from './icon.tsx'
import { t } from './words.ts'

type Props = {
  path: string
  params: URLSearchParams
  search: { name: string; label: string } | undefined
  facets: Facet[]
  keep: string[]
}

const address = (path: string, pairs: [string, string][]): string => {
  const query = new URLSearchParams(pairs).toString()
  return query === '' ? path : `${path}?${query}`
}

/** What the list is narrowed by. Each is a link that takes just that one away. */
export function FilterChips({ path, params, search, facets, keep }: Props) {
  const label = (name: string, value: string): string | undefined => {
    if (name === search?.name) return value.trim() === '' ? undefined : `”${value}”`
    return facets.find(facet => facet.name === name)?.options.find(option => option.value === value)?.label
  }
  const kept = [...params].filter(([name]) => keep.includes(name))
  const active = [...params].filter(([name, value]) => label(name, value) !== undefined)
  if (active.length === 0) return null
  return (
    <div class="filter-chips">
      <span class="visually-hidden" id="filter-chips-label">
        {t('filtersActive')}
      </span>
      <ul class="filter-chips__list" aria-labelledby="filter-chips-label">
        {active.map(pair => (
          <li key={pair.join(' ')}>
            <a class="chip-link" href={address(path, [...active.filter(other => other !== pair), ...kept])}>
              <span class="visually-hidden">{t('removeFilter', { label: '' })}</span>
              {label(...pair)}
              <Icon name="close" size={16} />
            </a>
          </li>
        ))}
        <li>
          <a class="link" href={address(path, kept)}>
            {t(active.length > 1 ? 'clearAll' : 'clearFilters')}
          </a>
        </li>
      </ul>
    </div>
  )
}
