import { municipalities } from '../../../../core/reference/places.ts'
import { PlainList } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { categoryName } from '../../categories.ts'
import { t } from '../../words.ts'
import type { Answer } from '../find.ts'

/** Nobody fits: who is nearest, what lies close, and how to ask. Never a dead end. */
export const NothingFound = ({ answer, query }: { answer: Answer; query: URLSearchParams }) => {
  const nearest = answer.elsewhere?.hits ?? []
  const close = Object.keys(answer.elsewhere?.facets.category ?? {})
    .filter(key => key !== query.get('kategori'))
    .slice(0, 5)
  const ask = new URLSearchParams({
    fraga: query.get('q') ?? '',
    ...(answer.municipality ? { kommun: answer.municipality.code } : {}),
  })
  return (
    <EmptyState
      title={answer.municipality ? t('none_here', { place: answer.municipality.name }) : t('none_anywhere')}
      actions={
        <>
          <Button href={`/foretag/fraga?${ask}`}>{t('ask_the_enterprises')}</Button>
          <Button href="/foretag" tone="secondary">
            {t('show_all')}
          </Button>
        </>
      }
    >
      {nearest.length > 0 && (
        <>
          <h3>{t('nearest_who_can')}</h3>
          <PlainList>
            {nearest.map(hit => (
              <li key={hit.tenant_id}>
                <a href={`/foretag/${hit.slug}`}>{hit.name}</a>,{' '}
                {t('place_and_distance', {
                  place: municipalities.get(hit.municipality_code)?.name ?? '',
                  km: hit.distance_km ?? 0,
                })}
              </li>
            ))}
          </PlainList>
        </>
      )}
      {close.length > 0 && (
        <>
          <h3>{t('close_categories')}</h3>
          <PlainList>
            {close.map(key => (
              <li key={key}>
                <a href={`/foretag?kategori=${key}`}>{categoryName(key)}</a>
              </li>
            ))}
          </PlainList>
        </>
      )}
      <p>{t('none_tips')}</p>
    </EmptyState>
  )
}
