import { PlainList } from '../../kit/html/arrange.tsx'
import { EmptyState } from '../../kit/html/empty-state.tsx'
import { Filters } from '../../kit/html/filters.tsx'
import { PageHead } from '../../kit/html/page-head.tsx'
import { showNumber } from '../../kit/text/format.ts'
import type { Part } from './find.ts'
import { t } from './words.ts'

export type FindPageProps = {
  path: string
  query: URLSearchParams
  q: string | undefined
  isPersonal: boolean
  parts: Part[]
}

const Things = ({ title, total, things, all }: Part) => (
  <section>
    <h2>
      {title} ({showNumber(total)})
    </h2>
    <PlainList>
      {things.map(({ href, name, about }) => (
        <li key={href}>
          <a href={href}>{name}</a>
          {about && <p class="field__hint">{about}</p>}
        </li>
      ))}
      {total > things.length && (
        <li>
          <a href={all}>
            {t('see_all', { count: showNumber(total) })}
            <span class="visually-hidden"> – {title}</span>
          </a>
        </li>
      )}
    </PlainList>
  </section>
)

/** Everything that a word, a name or a number leads to, by what it is. */
export const FindPage = ({ path, query, q, isPersonal, parts }: FindPageProps) => (
  <>
    <PageHead title={t('title')} lead={t('lead')} />
    <Filters
      path={path}
      params={query}
      search={{ name: 'q', label: t('label') }}
      summary={
        q === undefined
          ? t('nothing_asked')
          : t('count', { count: parts.reduce((sum, { total }) => sum + total, 0) })
      }
      keep={[]}
    />
    {parts.map(part => (
      <Things key={part.title} {...part} />
    ))}
    {isPersonal && (
      <EmptyState title={t('personal')}>
        <p>{t('personal_text')}</p>
      </EmptyState>
    )}
    {q !== undefined && !isPersonal && parts.length === 0 && (
      <EmptyState title={t('none', { q })}>
        <p>{t('none_text')}</p>
      </EmptyState>
    )}
  </>
)
