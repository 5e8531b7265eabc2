import type { countRegister } from '../domains/directory/public.ts'
import { BigSearch, LinkGroups } from '../kit/html/arrange.tsx'
import { Button } from '../kit/html/button.tsx'
import { Card, CardList } from '../kit/html/card.tsx'
import { PageHead } from '../kit/html/page-head.tsx'
import { showNumber } from '../kit/text/format.ts'
import { locale } from '../kit/text/locale.ts'
import { t } from './words.ts'

type Group = { key: string; sv: string; en: string; kinds: { key: string; sv: string; en: string }[] }
type Props = { counts: Awaited<ReturnType<typeof countRegister>>; groups: readonly Group[] }

const tries = {
  sv: ['fruktkorgar Söderhamn', 'skotta snö', 'biltvätt', 'städning av lokaler'],
  en: ['fruit baskets', 'snow clearing', 'car wash', 'sewing'],
}

/** The first page: the question that brings people here, and what there is. */
export const HomePage = ({ counts, groups }: Props) => (
  <>
    <PageHead title={t('home_headline')} lead={t('home_lead')} />
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
    <p class="quiet">
      {t('home_counts', {
        enterprises: showNumber(counts.enterprises),
        offers: showNumber(counts.offers),
        municipalities: showNumber(counts.municipalities),
      })}
    </p>
    <CardList>
      {[
        <Card
          key="a"
          level={2}
          title={t('home_for_buyers')}
          actions={
            <Button href="/foretag" tone="secondary">
              {t('home_search_button')}
            </Button>
          }
        >
          <p>{t('home_for_buyers_text')}</p>
        </Card>,
        <Card
          key="b"
          level={2}
          title={t('home_for_enterprises')}
          actions={
            <Button href="/anmal-foretag" tone="secondary">
              {t('register_yours')}
            </Button>
          }
        >
          <p>{t('home_for_enterprises_text')}</p>
        </Card>,
        <Card
          key="c"
          level={2}
          title={t('home_for_all')}
          actions={
            <Button href="/oppna-data" tone="secondary">
              {t('see_open_data')}
            </Button>
          }
        >
          <p>{t('home_for_all_text')}</p>
        </Card>,
      ]}
    </CardList>
    <h2>{t('home_kinds')}</h2>
    <LinkGroups
      groups={groups.map(group => ({
        title: group[locale()],
        links: group.kinds.map(kind => ({ href: `/foretag?kategori=${kind.key}`, label: kind[locale()] })),
      }))}
    />
  </>
)
