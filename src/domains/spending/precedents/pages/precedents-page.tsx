import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { address } from '../../../../kit/html/address.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import { categories, categoryName } from '../../../directory/public.ts'
import type { PrecedentCounts } from '../queries.ts'
import { listPath, type Precedent, type PrecedentQuery, precedentPath, precedentYear } from '../schema.ts'
import { t } from '../words.ts'
import { Source } from './source.tsx'

type Props = { list: Shown<Precedent, PrecedentQuery, PrecedentCounts> }

const year = String(precedentYear)

/** Nothing fits: whether anybody did it without reserving, and the way there. */
const nothing = ({ more, params, query }: Props['list']) => {
  const others = params.visa === 'reserverade' ? more.others : 0
  return {
    title: t('none_title'),
    text: others > 0 ? t('none_but_others', { count: others, shown: showNumber(others) }) : t('none_text'),
    actions: (
      <Button href={others > 0 ? address(listPath, { visa: 'alla' }, query) : listPath}>
        {t(others > 0 ? 'see_others' : 'start_over')}
      </Button>
    ),
  }
}

const facets = ({ more, params }: Props['list']) => [
  {
    name: 'visa',
    label: t('facet_show'),
    single: true,
    options: [
      { value: 'reserverade', label: t('show_reserved') },
      { value: 'alla', label: t('show_all') },
    ],
  },
  {
    name: 'kategori',
    label: t('facet_category'),
    single: true,
    options: [...categories.keys()].flatMap(key => {
      const count = more.byCategory.get(key)
      return count === undefined && key !== params.kategori
        ? []
        : [{ value: key, label: categoryName(key), count: count ?? 0 }]
    }),
  },
]

/** What other municipalities have dared: the reserved procurements first. */
export const PrecedentsPage = ({ list }: Props) => {
  const { more, params, page } = list
  return (
    <>
      <ListPage
        list={list}
        lead={t('lead')}
        search={t('search')}
        facets={facets(list)}
        rowHref={precedentPath}
        summary={t(params.visa === 'alla' ? 'found_all' : 'found_reserved', {
          count: page.totals.total,
          shown: showNumber(page.totals.total),
        })}
        empty={nothing(list)}
        without={params.visa === 'reserverade' ? ['chips'] : []}
      />
      <p>{t('how_many', { all: showNumber(more.all), reserved: showNumber(more.reserved), year })}</p>
      <Source />
    </>
  )
}
