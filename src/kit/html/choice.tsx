import { ChoiceRow } from './choice-row.tsx'
import { type FieldProps, fieldId, type Option } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

type Props = FieldProps & {
  options: Option[]
  value?: string | undefined
  /** Side by side: for two or three short answers. `beside`: longer ones, in columns as wide as each other. */
  inline?: boolean | 'beside' | undefined
}

/** One of several: radio buttons. */
export const Choice = ({ options, value, inline, label, ...field }: Props) => (
  <Fieldset {...field} legend={label} kind="question">
    <div class={inline ? `choices choices--${inline === true ? 'inline' : inline}` : 'choices'}>
      {options.map((option, i) => (
        <ChoiceRow
          key={option.value}
          type="radio"
          id={i === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${i + 1}`}
          name={field.name}
          option={option}
          checked={option.value === value}
        />
      ))}
    </div>
  </Fieldset>
)
