import type { Temporal } from 'temporal-polyfill'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Fold, Folds } from '../../../../kit/html/fold.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Mark, type MarkKind } from '../../../../kit/html/mark-table.tsx'
import { showDate, showKronor } from '../../../../kit/text/format.ts'
import { guidelineRules } from '../../policy.ts'
import type { Guidelines } from '../guidelines.ts'
import type { Way } from '../ways.ts'
import { t } from '../words.ts'

type Props = {
  ways: readonly Way[]
  year: number | null
  value: number | null
  guidelines: Guidelines | undefined
  today: Temporal.PlainDate
  mayEnter: boolean
  /** Where all that was bought of the same kind is summed. */
  sameKind: string
}

const words: Record<MarkKind, 'may' | 'may_not' | 'not_known' | 'uncertain'> = {
  yes: 'may',
  no: 'may_not',
  unknown: 'not_known',
  unsure: 'uncertain',
}

const One = ({ way }: { way: Way }) => (
  <Fold
    id={`vag-${way.key}`}
    title={t(way.key)}
    level={3}
    open={false}
    result={<Mark kind={way.mark} word={t(words[way.mark])} reason={way.why} />}
  >
    <DescriptionList
      items={[
        { term: t('rule'), details: way.rule },
        { term: t('source'), details: way.source },
        { term: t('since'), details: showDate(way.since) },
        { term: t('document_term'), details: way.document },
        {
          term: t('unsure_term'),
          details:
            way.uncertain.length === 0
              ? t('nothing_unsure')
              : way.uncertain.map(said => <p key={said}>{said}</p>),
        },
      ]}
    />
  </Fold>
)

const Own = ({ guidelines, mayEnter, today }: Pick<Props, 'guidelines' | 'mayEnter' | 'today'>) => (
  <>
    <h3>{t('own_heading')}</h3>
    {guidelines === undefined ? (
      <p>{t('own_missing', { source: guidelineRules.at(today).source })}</p>
    ) : (
      <>
        <p>
          {t('own_line', { document: guidelines.document, date: showDate(guidelines.decided_on) })}{' '}
          {guidelines.direct_award_ore !== null &&
            t('own_limit', { own: showKronor(guidelines.direct_award_ore) })}{' '}
          {guidelines.ask_at_least !== null && t('own_least', { count: guidelines.ask_at_least })}
        </p>
        {guidelines.says !== '' && <p>{guidelines.says}</p>}
      </>
    )}
    {mayEnter && (
      <p>
        <Link href="/inkop/riktlinjer">{t(guidelines === undefined ? 'own_enter' : 'own_change')}</Link>
      </p>
    )}
  </>
)

/** The ways that the law knows, held against this need's figures: each with rule, source, what to write down, what is uncertain. */
export const WaysPart = ({ ways, year, value, sameKind, ...own }: Props) => (
  <>
    <p>
      {t('figures', {
        year: year === null ? t('not_given') : showKronor(year),
        whole: value === null ? t('not_given') : showKronor(value),
      })}{' '}
      <Link href={sameKind}>{t('same_kind')}</Link>
    </p>
    <p class="quiet">{t('sign')}</p>
    <Folds>
      {ways.map(way => (
        <One key={way.key} way={way} />
      ))}
    </Folds>
    <p>{t('not_here')}</p>
    <Own {...own} />
  </>
)
