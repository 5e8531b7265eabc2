import { Button } from '../../../../kit/html/button.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { HiddenField } from '../../../../kit/html/form.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { SimpleForm } from '../../../../kit/html/simple-form.tsx'
import type { FieldErrors, Typed } from '../../../../kit/http/forms.ts'
import { onceField } from '../../../../kit/http/once.ts'
import type { Detail } from '../details.ts'
import { type Obstacle, undoDays } from '../obstacle.ts'
import type { Pair } from '../queries.ts'
import { t } from '../words.ts'

type Props = {
  pair: Pair
  details: readonly Detail[]
  /** Those where somebody has to say whose word holds. */
  asks: readonly Detail[]
  obstacle: Obstacle | undefined
  /** Somebody changed one of them meanwhile. */
  changed: boolean
  typed: Typed
  errors: FieldErrors
  once: string
  version: number
}

const Hindered = ({ pair: { kept, other }, why }: { pair: Pair; why: Obstacle }) => {
  const [one, two] = [kept.enterprise, other.enterprise]
  const names = { kept: one.name, other: two.name }
  return (
    <>
      <PageHead title={t('title', { name: one.name })} />
      <Notice tone="warning" title={t(`hindered_${why}`, names)}>
        <p>{t(`hindered_${why}_do`, names)}</p>
      </Notice>
      <p>
        {why === 'keeps_itself' || why === 'hidden' ? (
          <Button href={`/foretag/${two.slug}/sla-ihop/${one.slug}`}>{t('turn', { name: two.name })}</Button>
        ) : (
          <Button href={`/foretag/${one.slug}/sla-ihop`}>{t('choose_other')}</Button>
        )}
      </p>
    </>
  )
}

/** What comes along whatever is chosen, counted. */
const follows = ({ other, otherSeats }: Pair) =>
  (
    [
      ['offers', other.offers.length],
      ['places', other.places.length],
      ['pictures', other.pictures.length],
      ['areas', other.areas.length],
      ['aid', other.aid.length],
      ['people', otherSeats.size],
    ] as const
  ).flatMap(([what, count]) => (count > 0 ? [t(`follows_${what}`, { count })] : []))

/** Two listings side by side: which word holds in each detail, and what comes along by itself. */
export const MergePage = (props: Props) => {
  const { pair, details, asks, obstacle, changed, typed, errors, once, version } = props
  if (obstacle !== undefined) return <Hindered pair={pair} why={obstacle} />
  const [kept, other] = [pair.kept.enterprise, pair.other.enterprise]
  const names = { kept: kept.name, other: other.name }
  const at = `/foretag/${kept.slug}/sla-ihop/${other.slug}`
  const along = follows(pair)
  const same = details.filter(d => !asks.includes(d) && (d.kept !== '' || d.other !== ''))
  const ofWhom = ({ name, slug }: { name: string; slug: string }) =>
    kept.name === other.name ? `${name} (/foretag/${slug})` : name
  return (
    <SimpleForm
      title={t('title', { name: kept.name })}
      lead={t('lead', names)}
      action={at}
      groups={[
        {
          legend: t('choose_words'),
          hint: t(
            kept.claimed_at !== null ? 'keeps_words' : asks.length === 0 ? 'all_alike' : 'choose_words_hint',
            names,
          ),
          specs: asks.map(({ key, label, kept: ours, other: theirs }) => ({
            name: key,
            label,
            as: 'choice',
            wrong: () => t('error_choice'),
            inline: 'beside',
            options: [
              { value: 'kept', label: ours, hint: ofWhom(kept) },
              { value: 'other', label: theirs, hint: ofWhom(other) },
            ],
          })),
        },
      ]}
      typed={{ ...Object.fromEntries(asks.map(({ key }) => [key, 'kept'])), ...typed }}
      errors={errors}
      submit={t('submit')}
      back={`/foretag/${kept.slug}`}
      version={version}
      inside={<HiddenField name={onceField} value={once} />}
      before={
        <>
          {changed && (
            <Notice tone="warning" title={t('changed')} live>
              <p>{t('changed_do')}</p>
            </Notice>
          )}
          <p>
            {along.length === 0
              ? t('follows_nothing', names)
              : t('follows', { ...names, what: along.join(', ') })}
          </p>
          <p>{t('follows_rest', { ...names, days: undoDays })}</p>
          <p>
            <Button href={`/foretag/${other.slug}/sla-ihop/${kept.slug}`} tone="secondary" small>
              {t('turn', { name: other.name })}
            </Button>
          </p>
        </>
      }
      after={
        same.length > 0 && (
          <>
            <h2>{t('as_is')}</h2>
            <DescriptionList
              items={same.map(d => ({ term: d.label, details: d.fills ? d.other : d.kept }))}
            />
          </>
        )
      }
    />
  )
}
