import { address } from '../../../../kit/html/address.ts'
import { PlainList } from '../../../../kit/html/arrange.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showMoney, showMonth } from '../../../../kit/text/format.ts'
import { categoryName } from '../../../directory/public.ts'
import {
  believableValue,
  listPath,
  type Precedent,
  plainTitle,
  precedentPath,
  precedentYear,
} from '../schema.ts'
import { t } from '../words.ts'

const sentence = (p: Precedent): string =>
  t(p.reserved ? 'did_reserve' : 'did_buy', {
    buyer: p.buyer,
    what: plainTitle(p.title),
    month: showMonth(p.published_on),
  })

/** On the page of a kind: "Söderhamns kommun reserverade ”Fruktkorgar Söderhamn” i maj 2021." */
export const PrecedentList = ({
  precedents,
  category,
}: {
  precedents: readonly Precedent[]
  category: string
}) =>
  precedents.length === 0 ? (
    <p>{t('list_none', { year: String(precedentYear) })}</p>
  ) : (
    <>
      <PlainList>
        {precedents.map(p => {
          const kronor = believableValue(p)
          return (
            <li key={p.precedent_id}>
              <Link href={precedentPath(p)}>{sentence(p)}</Link>{' '}
              {kronor !== null && `${t('worth', { value: showMoney(kronor * 100) })} `}
              {p.reserved && <StatusChip tone="good">{t('chip_reserved')}</StatusChip>}
            </li>
          )
        })}
      </PlainList>
      <p>
        <Link href={address(listPath, { kategori: category, visa: 'alla' })}>
          {t('list_more', { kind: categoryName(category).toLowerCase() })}
        </Link>
      </p>
    </>
  )
