import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import type { FieldSpec } from '../../../../kit/html/form-fields.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { SimpleForm } from '../../../../kit/html/simple-form.tsx'
import type { FieldErrors, Typed } from '../../../../kit/http/forms.ts'
import { showKronor, showNumber } from '../../../../kit/text/format.ts'
import type { PairFacts, Suggestion } from '../decisions.ts'
import { confidenceText, kindName, reasonText } from '../names.ts'
import { t } from '../words.ts'
import { kindOptions } from './facets.ts'

type Props = {
  pair: PairFacts
  action: string
  back: string
  typed: Typed
  errors?: FieldErrors
  suggestions: readonly Suggestion[]
}

const touched = (ore: number, rows: number) =>
  t('scope_touches', { count: rows, shown: showNumber(rows), sum: showKronor(ore) })

const specs = (pair: PairFacts): FieldSpec[] => [
  // Nobody decides that something is undecidable: unclassified is what is left when nobody has.
  {
    name: 'kategori',
    label: t('which_kind'),
    as: 'combobox',
    options: kindOptions().filter(o => o.value !== 'oklassat'),
  },
  {
    name: 'galler',
    label: t('which_rows'),
    as: 'choice',
    options: [
      { value: 'par', label: t('scope_pair'), hint: touched(pair.pair_ore, pair.pair_rows) },
      {
        value: 'leverantor',
        label: t('scope_supplier', { name: pair.supplier }),
        hint: touched(pair.supplier_ore, pair.supplier_rows),
      },
      {
        value: 'konto',
        label: t('scope_account', { name: `${pair.code} ${pair.account}`.trim() }),
        hint: touched(pair.account_ore, pair.account_rows),
      },
    ],
  },
]

/** Says once what a supplier or an account is, for all its rows alike. */
export const PairPage = ({ pair, action, back, typed, errors, suggestions }: Props) => (
  <SimpleForm
    title={t('pair_heading')}
    action={action}
    specs={specs(pair)}
    typed={typed}
    errors={errors}
    submit={t('save_class')}
    back={back}
    before={
      <>
        <DescriptionList
          items={[
            { term: t('column_supplier'), details: pair.supplier },
            { term: t('column_account'), details: `${pair.code} ${pair.account}`.trim() },
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
    }
  />
)
