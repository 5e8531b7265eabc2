import { boxNames, type DateBoxes } from './date-boxes.ts'
import { type FieldProps, fieldId, tie } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { t } from './words.ts'

type Props = FieldProps & { value?: DateBoxes | undefined }

/** Day, month and year in boxes of their own: typed faster than picked, and the same everywhere. */
export function DateInput({ value, label, ...field }: Props) {
  const names = boxNames(field.name)
  const { 'aria-invalid': invalid } = tie({ ...field, label })
  return (
    <Fieldset {...field} legend={label} kind="question">
      <div class="date-boxes">
        {(['day', 'month', 'year'] as const).map(part => {
          const id = part === 'day' ? fieldId(field.name) : fieldId(names[part])
          return (
            <div key={part} class="date-boxes__part">
              <label class="date-boxes__label" for={id}>
                {t(part)}
              </label>
              <input
                class={part === 'year' ? 'input input--xs' : 'input input--xxs'}
                type="text"
                id={id}
                name={names[part]}
                value={value?.[part]}
                inputmode="numeric"
                autocomplete="off"
                aria-invalid={invalid}
              />
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
