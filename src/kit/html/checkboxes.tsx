import { ChoiceRow } from './choice-row.tsx'
import { type FieldProps, fieldId, type Option } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

type Props = FieldProps & {
  options: Option[]
  values?: readonly string[] | undefined
  inline?: boolean | undefined
}

/** None, some or all of several. */
export const Checkboxes = ({ options, values = [], inline, label, ...field }: Props) => (
  <Fieldset {...field} legend={label} kind="question">
    <div class={inline ? 'choices choices--inline' : 'choices'}>
      {options.map((option, i) => (
        <ChoiceRow
          key={option.value}
          type="checkbox"
          id={i === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${i + 1}`}
          name={field.name}
          option={option}
          checked={values.includes(option.value)}
        />
      ))}
    </div>
  </Fieldset>
)
