import type { ComponentProps } from 'preact'
import { PlaceMap, type registerCounts } from '../domains/directory/public.ts'
import { NeedsAhead, type selectOpenBetween } from '../domains/needs/public.ts'
import { BigSearch, LinkGroups, Section, Split } from '../kit/html/arrange.tsx'
import { Button } from '../kit/html/button.tsx'
import { Card, CardList } from '../kit/html/card.tsx'
import { PageHead } from '../kit/html/page-head.tsx'
import { locale } from '../kit/text/locale.ts'
import { t } from './words.ts'

type Named = { key: string; sv: string; en: string }
type Props = Pick<ComponentProps<typeof NeedsAhead>, 'today'> & {
  counts: Awaited<ReturnType<ReturnType<typeof registerCounts>>>
  open: Awaited<ReturnType<typeof selectOpenBetween>>
  groups: readonly (Named & { kinds: readonly Named[] })[]
}

const tries = {
  sv: ['fruktkorgar Söderhamn', 'skotta snö', 'biltvätt', 'städning av lokaler'],
  en: ['fruit baskets', 'snow clearing', 'car wash', 'sewing'],
}

const Search = () => (
  <>
    <BigSearch action="/foretag" name="q" label={t('home_search')} button={t('home_search_button')} />
    <p>
      {t('home_try')}{' '}
      {tries[locale()].map((text, i) => (
        <span key={text}>
          {i > 0 && ' · '}
          <a href={`/foretag?q=${encodeURIComponent(text)}`}>{text}</a>
        </span>
      ))}
    </p>
  </>
)

/** What is about to be bought; nothing where nobody has told. */
const Wanted = ({ open: { needs, total }, today }: Pick<Props, 'open' | 'today'>) =>
  needs.length > 0 && (
    <Section id="needs" title={t('home_needs')}>
      <NeedsAhead needs={needs} today={today} caption={t('home_needs_caption')} />
      <p>
        <a href="/behov">{t('home_all_needs', { count: total })}</a>
      </p>
    </Section>
  )

const Where = ({ counts }: Pick<Props, 'counts'>) => (
  <Section
    id="where"
    title={t('home_where', {
      enterprises: counts.enterprises,
      municipalities: Object.keys(counts.municipality).length,
    })}
  >
    <PlaceMap
      counts={counts.municipality}
      reached={counts.reached}
      href={(name, code) => `/foretag?${name}=${code}`}
    />
    <p class="quiet small">{t('home_reached', { municipalities: counts.reached.length })}</p>
  </Section>
)

const Kinds = ({ counts, groups }: Pick<Props, 'counts' | 'groups'>) => (
  <Section id="kinds" title={t('home_kinds')}>
    <LinkGroups
      groups={groups
        .filter(group => counts.group[group.key])
        .map(group => ({
          title: group[locale()],
          about: t('home_enterprises', { count: counts.group[group.key] ?? 0 }),
          links: group.kinds
            .filter(kind => counts.kind[kind.key])
            .map(kind => ({
              href: `/foretag?kategori=${kind.key}`,
              label: kind[locale()],
              count: counts.kind[kind.key] ?? 0,
            })),
        }))}
    />
  </Section>
)

const doors = [
  ['home_for_buyers', '/foretag', 'home_search_button'],
  ['home_for_enterprises', '/anmal-foretag', 'register_yours'],
  ['home_for_all', '/oppna-data', 'see_open_data'],
] as const

/** The first page: the question that brings people here, what is asked for, where the answers are, and what there is. */
export const HomePage = ({ counts, open, today, groups }: Props) => {
  const isFilled = counts.enterprises > 0
  const main = (
    <>
      <PageHead title={t('home_headline')} lead={t('home_lead')} />
      <Search />
      <Wanted open={open} today={today} />
    </>
  )
  return (
    <>
      {isFilled ? (
        <Split label={t('home_where_label')} side={<Where counts={counts} />}>
          {main}
        </Split>
      ) : (
        main
      )}
      {isFilled && <Kinds counts={counts} groups={groups} />}
      <CardList>
        {doors.map(([name, href, label]) => (
          <Card
            key={name}
            level={2}
            title={t(name)}
            actions={
              <Button href={href} tone="secondary">
                {t(label)}
              </Button>
            }
          >
            <p>{t(`${name}_text`)}</p>
          </Card>
        ))}
      </CardList>
    </>
  )
}
