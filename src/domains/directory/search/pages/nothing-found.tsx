import { municipalities } from '../../../../core/reference/places.ts'
import type { Viewer } from '../../../../core/web/viewer.ts'
import { address } from '../../../../kit/html/address.ts'
import { PlainList } from '../../../../kit/html/arrange.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { categoryName } from '../../categories.ts'
import { mayAsk } from '../../policy.ts'
import { t } from '../../words.ts'
import type { Answer } from '../find.ts'
import { hitsOf } from '../schema.ts'

type Props = { answer: Answer; query: URLSearchParams; viewer: Viewer | null }

/** Nobody fits: who is nearest, what lies close, and how to ask. Never a dead end. */
export const NothingFound = ({ answer, query, viewer }: Props) => {
  const { same = true, facets } = answer.elsewhere ?? {}
  const nearest = answer.elsewhere ? hitsOf(answer.elsewhere) : []
  const close = Object.entries(facets?.category ?? {})
    .filter(([key]) => key !== query.get('kategori'))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
  const ask = { fraga: query.get('q') ?? '', kommun: answer.municipality?.code }
  return (
    <EmptyState
      title={answer.municipality ? t('none_here', { place: answer.municipality.name }) : t('none_anywhere')}
      actions={
        <>
          {(viewer === null || mayAsk(viewer)) && (
            <Button href={address('/foretag/fraga', ask)}>{t('ask_the_enterprises')}</Button>
          )}
          <Button href="/foretag" tone="secondary">
            {t('show_all')}
          </Button>
        </>
      }
    >
      {nearest.length > 0 && (
        <>
          <h3>{t(same ? 'nearest_who_can' : 'nearest_with_other')}</h3>
          <PlainList>
            {nearest.map(hit => (
              <li key={hit.id}>
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
          <h3>{t(same ? 'close_categories' : 'common_categories')}</h3>
          <PlainList>
            {close.map(([key, count]) => (
              <li key={key}>
                <a href={`/foretag?kategori=${key}`}>{categoryName(key)}</a>{' '}
                <span class="quiet">({count})</span>
              </li>
            ))}
          </PlainList>
        </>
      )}
      <p>{t('none_tips')}</p>
    </EmptyState>
  )
}
