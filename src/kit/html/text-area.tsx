import { Field, type FieldProps, fieldId, tie } from './field.tsx'
import { t } from './words.ts'

type Props = FieldProps & {
  value?: string | undefined
  rows?: number | undefined
  maxLength?: number | undefined
}

/** With a greatest length, the room left is counted as you write (pk-counter); nothing is cut off. */
export function TextArea(props: Props) {
  const { name, value = '', rows = 5, maxLength } = props
  const count = `${fieldId(name)}-count`
  const area = (
    <textarea
      class="input input--l"
      id={fieldId(name)}
      name={name}
      rows={rows}
      {...tie(props, maxLength === undefined ? undefined : count)}
    >
      {value}
    </textarea>
  )
  if (maxLength === undefined) return <Field {...props}>{area}</Field>
  return (
    <Field {...props}>
      <pk-counter data-max={maxLength} data-left={t('charactersLeft')} data-over={t('charactersOver')}>
        {area}
        <p class="field__count" id={count}>
          {t('charactersMax', { max: maxLength })}
        </p>
      </pk-counter>
    </Field>
  )
}
