import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { fieldTable } from '../../../../kit/html/field-table.ts'
import { Notice } from '../../../../kit/html/notice.tsx'
import { showKronor, showNumber } from '../../../../kit/text/format.ts'
import type { PairFacts, Suggestion } from '../decisions.ts'
import { confidenceText, kindName, reasonText } from '../names.ts'
import { t } from '../words.ts'
import { classOptions } from './facets.ts'

const accountOf = ({ code, account }: PairFacts) => `${code} ${account}`.trim()
const touched = ([ore, rows]: [ore: number, rows: number]) =>
  t('scope_touches', { count: rows, shown: showNumber(rows), sum: showKronor(ore) })

const fields = fieldTable(t)
/** Says once what a supplier or an account is, for all its rows alike. */
export const pairFields = (pair: PairFacts) =>
  fields({
    // Nobody decides that something is undecidable: unclassified is what is left when nobody has.
    kategori: {
      as: 'combobox',
      label: 'which_kind',
      options: classOptions().filter(o => o.value !== 'oklassat'),
    },
    galler: {
      as: 'choice',
      label: 'which_rows',
      options: [
        { value: 'par', label: t('scope_pair'), hint: touched(pair.pair) },
        {
          value: 'leverantor',
          label: t('scope_supplier', { name: pair.supplier }),
          hint: touched(pair.of_supplier),
        },
        {
          value: 'konto',
          label: t('scope_account', { name: accountOf(pair) }),
          hint: touched(pair.of_account),
        },
      ],
    },
  })

/** What it is taken for now, and what others say of it. */
export const PairNow = ({ pair, suggestions }: { pair: PairFacts; suggestions: readonly Suggestion[] }) => (
  <>
    <DescriptionList
      items={[
        { term: t('column_supplier'), details: pair.supplier },
        { term: t('column_account'), details: accountOf(pair) },
        { term: t('is_now'), details: kindName(pair.category) },
        { term: t('column_why'), details: `${reasonText(pair)} ${confidenceText(pair.confidence)}` },
      ]}
    />
    {suggestions.length > 0 && (
      <Notice tone="info" title={t('others_say')}>
        <ul>
          {suggestions.map(s => (
            <li key={`${s.scope}${s.category}`}>
              {t(`others_${s.scope}`, { count: s.organisations, kind: kindName(s.category) })}
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </>
)
