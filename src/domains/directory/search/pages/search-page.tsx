import type { Temporal } from 'temporal-polyfill'
import type { Viewer } from '../../../../core/web/viewer.ts'
import { dayOf } from '../../../../kit/clock.ts'
import { address } from '../../../../kit/html/address.ts'
import { Split } from '../../../../kit/html/arrange.tsx'
import { CardList } from '../../../../kit/html/card.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import { t } from '../../words.ts'
import { facetsOf } from '../facets.ts'
import type { Answer } from '../find.ts'
import { facetsIn, hitsOf } from '../schema.ts'
import { Hit } from './hit.tsx'
import { NothingFound } from './nothing-found.tsx'
import { PlaceMap } from './place-map.tsx'

export type SearchPageProps = {
  answer: Answer
  query: URLSearchParams
  now: Temporal.Instant
  viewer: Viewer | null
}

const withParam = (query: URLSearchParams, name: string, value: string | null) =>
  address('/foretag', { efter: null, [name]: value }, query)

/** Said above the list when the search did something the reader did not ask for in so many words. */
const Understood = ({ answer }: { answer: Answer }) => (
  <>
    {answer.unread && (
      <Notice tone="info">
        <p>{t('nothing_read')}</p>
      </Notice>
    )}
    {answer.guess && (
      <Notice tone="info">
        <p>
          {t('did_you_mean')} <a href={`/foretag/${answer.guess.slug}`}>{answer.guess.name}</a>?
        </p>
      </Notice>
    )}
    {answer.corrected && (
      <Notice tone="info">
        <p>{t('searched_for_instead', { words: answer.corrected })}</p>
      </Notice>
    )}
    {answer.strictness === 'any' && answer.result.total > 0 && (
      <Notice tone="info">
        <p>{t('only_some_words')}</p>
      </Notice>
    )}
  </>
)

/** "Who can deliver this, here?" – the words, the filters, the answer and the map of where. */
export const SearchPage = ({ answer, query, now, viewer }: SearchPageProps) => {
  const { result, municipality } = answer
  const facets = facetsIn(result)
  const place = municipality?.name
  const today = dayOf(now).toString()
  return (
    <>
      <PageHead title={place ? t('search_title_in', { place }) : t('search_title')} lead={t('search_lead')} />
      <Filters
        path="/foretag"
        params={query}
        search={{ name: 'q', label: t('search_label'), placeholder: t('search_placeholder') }}
        facets={facetsOf(facets, municipality)}
        summary={t('found', { count: result.total, shown: showNumber(result.total) })}
        keep={[]}
      />
      <Split
        label={t('map_label')}
        side={
          <PlaceMap
            counts={facets.municipality}
            href={(name, code) => withParam(query, name, code)}
            selected={(name, code) => municipality?.code === code || query.get(name) === code}
          />
        }
      >
        <Understood answer={answer} />
        {result.total === 0 ? (
          <NothingFound answer={answer} query={query} viewer={viewer} />
        ) : (
          <CardList>
            {hitsOf(result).map(hit => (
              <Hit key={hit.id} hit={hit} today={today} searchedPlace={place} />
            ))}
          </CardList>
        )}
        <Pager
          previous={query.has('efter') ? withParam(query, 'efter', null) : undefined}
          next={result.next ? `${withParam(query, 'efter', null)}&efter=${result.next}` : undefined}
          label={t('more_hits')}
        />
      </Split>
    </>
  )
}
