import type { UnitOption } from '../../../../core/organisations/schema.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { fieldId } from '../../../../kit/html/field.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { HiddenField } from '../../../../kit/html/form.tsx'
import type { FieldSpec } from '../../../../kit/html/form-fields.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { CellSelect } from '../../../../kit/html/select.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import type { Typed } from '../../../../kit/http/forms.ts'
import { showKronor, showNumber, showShortDate } from '../../../../kit/text/format.ts'
import { t as ledger } from '../../ledger/words.ts'
import {
  added,
  asSeen,
  choiceOf,
  fieldOf,
  guessedOf,
  joinsPath,
  none,
  plainName,
  type ShownUnit,
  saidOf,
  seenOf,
  spellings,
} from '../schema.ts'
import { t } from '../words.ts'

const choices = (own: readonly UnitOption[]) => [
  ...own.map(({ unit_id, name }) => ({ value: unit_id, label: name })),
  { value: none, label: t('choice_none') },
  { value: added, label: t('choice_added') },
]
export const choiceLabel = (choice: string, own: readonly UnitOption[]): string =>
  choices(own).find(o => o.value === choice)?.label ?? t('choice_open')

export const unitFields = (units: readonly ShownUnit[], own: readonly UnitOption[]): FieldSpec[] => {
  const options = choices(own)
  return units.map(u => ({
    name: fieldOf(u),
    label: plainName(u),
    as: 'select',
    options,
    empty: t('choice_open'),
  }))
}

/** How many there are and wait; where they are more than a page shows, a box to find the others by. */
export const JoinsHead = ({ units, shown, q }: { units: readonly ShownUnit[]; shown: number; q: string }) => {
  const waiting = units.filter(u => choiceOf(u) === '').length
  const summary = t('summary', { count: units.length, waiting })
  return units.length === shown && q === '' ? (
    <p>{summary}</p>
  ) : (
    <Filters
      path={joinsPath}
      params={new URLSearchParams(q === '' ? {} : { q })}
      search={{ name: 'q', label: t('search') }}
      summary={`${summary} ${t('summary_shown', { count: shown })}`}
      keep={[]}
    />
  )
}

/** A guess that waits for a person, or who said what it is, and when. */
const State = ({ unit }: { unit: ShownUnit }) => {
  const { decided_at, person, guess } = unit
  if (choiceOf(unit) !== '')
    return (
      <>
        {t('decided', { who: person ?? t('by_nobody'), when: decided_at ? showShortDate(decided_at) : '' })}
      </>
    )
  return guess ? (
    <StatusChip tone="growing">{t('guess', { unit: guess.name })}</StatusChip>
  ) : (
    <StatusChip tone="neutral">{t('no_guess')}</StatusChip>
  )
}

type Props = {
  units: readonly ShownUnit[]
  own: readonly UnitOption[]
  typed: Typed
  errors: Record<string, string>
}

/** Each unit of the ledger with what it is said to be. What its reader left as it was shows what is so now. */
export const Joins = ({ units, own, typed, errors }: Props) => (
  <DataTable
    caption={t('title')}
    captionHidden
    scrolls
    rows={units}
    rowKey={u => u.unit_no}
    columns={[
      {
        key: 'unit',
        label: t('column_unit'),
        names: true,
        cell: u => <label for={fieldId(fieldOf(u))}>{spellings(u).join(' · ')}</label>,
        under: u => <State unit={u} />,
      },
      { key: 'sum', label: t('column_sum'), numeric: true, cell: u => showKronor(u.amount_ore) },
      { key: 'rows', label: t('column_rows'), numeric: true, cell: u => showNumber(u.row_count) },
      {
        key: 'own',
        label: t('column_own'),
        cell: u => (
          <>
            <HiddenField name={seenOf(u)} value={asSeen(choiceOf(u))} />
            {u.guess && <HiddenField name={guessedOf(u)} value={u.guess.unit_id} />}
            <CellSelect
              name={fieldOf(u)}
              label={plainName(u)}
              options={choices(own)}
              value={saidOf(u, typed) ?? choiceOf(u)}
              empty={t('choice_open')}
              error={errors[fieldOf(u)]}
            />
          </>
        ),
      },
    ]}
  />
)

export const NoUnits = () => (
  <>
    <PageHead title={t('title')} />
    <EmptyState title={t('nothing')} actions={<Button href="/inkop/reskontra">{ledger('title')}</Button>}>
      <p>{t('nothing_text')}</p>
    </EmptyState>
  </>
)
