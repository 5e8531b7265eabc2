// biome-ignore-all lint/a11y/noRedundantRoles: display:block takes a table's roles away in some browsers, so they are said
import { t } from './words.ts'

export type Sort = {
  key: string
  direction: 'asc' | 'desc'
  /** The address of the same list in another order. */
  href: (key: string, direction: 'asc' | 'desc') => string
}

type Props = {
  column: { key: string; label: string; numeric?: boolean | undefined }
  sort: Sort | undefined
}

const Mark = ({ direction }: { direction: 'asc' | 'desc' | undefined }) => (
  <svg class="sort__mark" width="10" height="14" viewBox="0 0 10 14" aria-hidden="true" focusable="false">
    {direction !== 'desc' && <path d="M5 1l4 5H1z" />}
    {direction !== 'asc' && <path d="M5 13L1 8h8z" />}
  </svg>
)

/** A column's heading; a sortable one is a link that turns the order. */
export function SortHeader({ column, sort }: Props) {
  const look = `table__heading${column.numeric ? ' table__cell--numeric' : ''}`
  if (sort === undefined) {
    return (
      <th class={look} scope="col" role="columnheader">
        {column.label}
      </th>
    )
  }
  const now = sort.key === column.key ? sort.direction : undefined
  return (
    <th
      class={`${look} table__heading--sortable`}
      scope="col"
      role="columnheader"
      aria-sort={now && (now === 'asc' ? 'ascending' : 'descending')}
    >
      <a class={now ? 'sort sort--now' : 'sort'} href={sort.href(column.key, now === 'asc' ? 'desc' : 'asc')}>
        <span class="visually-hidden">{t('sortBy')} </span>
        {column.label}
        {now && (
          <span class="visually-hidden"> ({now === 'asc' ? t('sortAscending') : t('sortDescending')})</span>
        )}
        <Mark direction={now} />
      </a>
    </th>
  )
}
