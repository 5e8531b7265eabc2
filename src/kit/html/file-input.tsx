import { Field, type FieldProps, fieldId, tie } from './field.tsx'

type Props = FieldProps & {
  /** ".csv,.xlsx" */
  accept?: string | undefined
  multiple?: boolean | undefined
}

/** Its form must be one with `files`. */
export const FileInput = ({ accept, multiple, ...field }: Props) => (
  <Field {...field}>
    <input
      class="file-input"
      type="file"
      id={fieldId(field.name)}
      name={field.name}
      accept={accept}
      multiple={multiple}
      {...tie(field)}
    />
  </Field>
)
