import { ChoiceRow } from './choice-row.tsx'
import { FieldNotes, type FieldProps, fieldId, tie } from './field.tsx'

type Props = Omit<FieldProps, 'optional'> & { checked?: boolean | undefined; value?: string | undefined }

/** One thing to agree to or to turn on. */
export const Checkbox = ({ checked = false, value = '1', label, hint, ...field }: Props) => (
  <div class={field.error ? 'field field--wrong' : 'field'}>
    <FieldNotes {...field} label={label} />
    <ChoiceRow
      type="checkbox"
      id={fieldId(field.name)}
      name={field.name}
      option={{ value, label, hint }}
      checked={checked}
      describedBy={tie({ ...field, label })['aria-describedby']}
    />
  </div>
)
