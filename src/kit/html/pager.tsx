import { Icon } from './icon.tsx'
import { t } from './words.ts'

type Props = {
  /** Keyset paging: an address each way, or none. */
  previous?: string | undefined
  next?: string | undefined
  /** "50 av 1 204" */
  summary?: string | undefined
  /** What is paged, when a page has several lists. */
  label?: string | undefined
}

export const Pager = ({ previous, next, summary, label }: Props) =>
  previous === undefined && next === undefined ? null : (
    <nav class="pager" aria-label={label ?? t('pager')}>
      {previous !== undefined && (
        <a class="button button--secondary" href={previous} rel="prev">
          <Icon name="back" />
          <span>{t('previous')}</span>
        </a>
      )}
      {summary && <p class="pager__summary">{summary}</p>}
      {next !== undefined && (
        <a class="button button--secondary" href={next} rel="next">
          <span>{t('next')}</span>
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  )
