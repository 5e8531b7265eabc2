import type { Typed } from '../http/forms.ts'
import { showTime } from '../text/time-of-day.ts'
import { Checkbox } from './checkbox.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { Choice } from './choice.tsx'
import { Combobox } from './combobox.tsx'
import { boxNames } from './date-boxes.ts'
import { DateInput } from './date-input.tsx'
import type { Option } from './field.tsx'
import { FileInput } from './file-input.tsx'
import { MoneyInput } from './money-input.tsx'
import { NumberInput } from './number-input.tsx'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextInput } from './text-input.tsx'

/** A field as data: what a form consists of can then be tested, compared and shown in a conflict. */
export type FieldSpec = {
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean
  /** What to do about it, as a sentence of its own; by the code of what is wrong. */
  wrong: (code: string) => string
} & (
  | { as: 'text' | 'email' | 'tel' | 'url'; width?: 'xs' | 's' | 'm' | 'l'; maxLength?: number }
  | { as: 'area'; rows?: number; maxLength?: number }
  | { as: 'number'; suffix?: string }
  | { as: 'money' | 'date' | 'time' | 'tick' }
  | { as: 'file'; accept?: string }
  | { as: 'select'; options: Option[]; empty?: string }
  | { as: 'combobox' | 'choice' | 'ticks'; options: Option[]; inline?: boolean | 'beside' }
)

/** Fields that belong together, under a heading or not. */
export type FieldGroup = {
  key?: string
  legend?: string
  hint?: string | undefined
  specs: readonly FieldSpec[]
}

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value
const many = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

const boxes = (name: string, typed: Typed) => {
  const names = boxNames(name)
  return {
    day: one(typed[names.day]) ?? '',
    month: one(typed[names.month]) ?? '',
    year: one(typed[names.year]) ?? '',
  }
}

/** One field with what was typed or stored, and its error if it has one. */
export const FormField = ({
  spec,
  typed,
  error,
}: {
  spec: FieldSpec
  typed: Typed
  error?: string | undefined
}) => {
  const { name, label, hint, optional } = spec
  const common = { name, label, hint, optional, error }
  const value = one(typed[name])
  switch (spec.as) {
    case 'area':
      return <TextArea {...common} value={value} rows={spec.rows} maxLength={spec.maxLength} />
    case 'number':
      return <NumberInput {...common} value={value} suffix={spec.suffix} />
    case 'money':
      return <MoneyInput {...common} value={value} />
    case 'date':
      return <DateInput {...common} value={boxes(name, typed)} />
    case 'time':
      return <TextInput {...common} type="text" value={value} width="xs" maxLength={5} inputMode="numeric" />
    case 'tick':
      return <Checkbox name={name} label={label} hint={hint} error={error} checked={value === '1'} />
    case 'file':
      return <FileInput {...common} accept={spec.accept} />
    case 'select':
      return <Select {...common} options={spec.options} empty={spec.empty} value={value} />
    case 'combobox':
      return <Combobox {...common} options={spec.options} value={value} />
    case 'choice':
      return <Choice {...common} options={spec.options} value={value} inline={spec.inline} />
    case 'ticks':
      return (
        <Checkboxes
          {...common}
          options={spec.options}
          values={many(typed[name])}
          inline={spec.inline === true}
        />
      )
    default:
      return (
        <TextInput {...common} type={spec.as} value={value} width={spec.width} maxLength={spec.maxLength} />
      )
  }
}

export const FormFields = ({
  specs,
  typed,
  errors,
}: {
  specs: readonly FieldSpec[]
  typed: Typed
  errors: Record<string, string>
}) => (
  <>
    {specs.map(spec => (
      <FormField key={spec.name} spec={spec} typed={typed} error={errors[spec.name]} />
    ))}
  </>
)

type Day = { day: number; month: number; year: number }
/** A date as the three boxes hold it, for a form's stored values. */
export const dateTyped = (name: string, date: Day | null): Typed => {
  const names = boxNames(name)
  return date === null
    ? {}
    : { [names.day]: String(date.day), [names.month]: String(date.month), [names.year]: String(date.year) }
}

/** An amount in öre as somebody would type it. */
export const moneyTyped = (ore: number | null): string | undefined =>
  ore === null ? undefined : String(ore / 100).replace('.', ',')

const typedAs = ({ name, as }: FieldSpec, value: unknown): Typed => {
  if (value === null || value === undefined) return {}
  if (as === 'date') return dateTyped(name, value as Day)
  if (as === 'money') return { [name]: moneyTyped(Number(value)) }
  if (as === 'time') return { [name]: showTime(Number(value)) }
  if (as === 'tick') return { [name]: value ? '1' : undefined }
  if (typeof value === 'boolean') return { [name]: value ? 'yes' : 'no' }
  return { [name]: Array.isArray(value) ? value : String(value) }
}
/** What is stored, as the form would have been filled in: each field holds the column of its name. */
export const typedOf = (specs: readonly FieldSpec[], stored: object): Typed =>
  Object.assign({}, ...specs.map(spec => typedAs(spec, (stored as Record<string, unknown>)[spec.name])))

/** Fields that arrive in three boxes. */
export const datesIn = (specs: readonly FieldSpec[]): string[] =>
  specs.filter(({ as }) => as === 'date').map(({ name }) => name)
