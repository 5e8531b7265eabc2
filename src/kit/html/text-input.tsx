import { Field, type FieldProps, fieldId, tie } from './field.tsx'

type Props = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | undefined
  /** As long as what is to be written: xs 4, s 10, m 20 characters, l the whole line. */
  width?: 'xs' | 's' | 'm' | 'l' | undefined
  autocomplete?: string | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  maxLength?: number | undefined
  placeholder?: string | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  autofocus?: boolean | undefined
}

export function TextInput(props: Props) {
  const {
    name,
    value,
    type = 'text',
    width = 'l',
    autocomplete,
    inputMode,
    maxLength,
    prefix,
    suffix,
  } = props
  const exact = type === 'email' || type === 'url' || type === 'password'
  const input = (
    <input
      class={`input input--${width}`}
      id={fieldId(name)}
      name={name}
      type={type as 'text'} // Preact types each kind of box by itself; these share what is set here
      value={value}
      autocomplete={autocomplete}
      inputmode={inputMode}
      maxlength={maxLength}
      placeholder={props.placeholder}
      autofocus={props.autofocus}
      spellcheck={exact ? false : undefined}
      autocapitalize={exact ? 'none' : undefined}
      {...tie(props)}
    />
  )
  return (
    <Field {...props}>
      {prefix || suffix ? (
        <span class="input-group">
          {prefix && <span class="input-group__unit">{prefix}</span>}
          {input}
          {suffix && <span class="input-group__unit">{suffix}</span>}
        </span>
      ) : (
        input
      )}
    </Field>
  )
}
