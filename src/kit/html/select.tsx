import { Field, FieldNotes, type FieldProps, fieldId, type Option, tie } from './field.tsx'
import { t } from './words.ts'

export type OptionGroup = { label: string; options: Option[] }

type Props = FieldProps & {
  options: (Option | OptionGroup)[]
  value?: string | undefined
  /** The first, empty choice. False where a value is always set. */
  empty?: string | false | undefined
}

const Options = ({ options, value }: { options: Option[]; value: string | undefined }) => (
  <>
    {options.map(option => (
      <option key={option.value} value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </>
)

export const SelectControl = ({ options, value, empty, ...field }: Props) => (
  <select class="input select" id={fieldId(field.name)} name={field.name} {...tie(field)}>
    {empty !== false && <option value="">{empty ?? t('chooseOne')}</option>}
    {options.map(entry =>
      'options' in entry ? (
        <optgroup key={entry.label} label={entry.label}>
          <Options options={entry.options} value={value} />
        </optgroup>
      ) : (
        <Options key={entry.value} options={[entry]} value={value} />
      ),
    )}
  </select>
)

export const Select = (props: Props) => (
  <Field {...props}>
    <SelectControl {...props} />
  </Field>
)

/** In a table, whose row is its label. */
export const CellSelect = (props: Props) => (
  <div class={props.error ? 'field field--wrong' : 'field'}>
    <FieldNotes {...props} />
    <SelectControl {...props} />
  </div>
)
