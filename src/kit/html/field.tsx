import type { ComponentChildren } from 'preact'
import { t } from './words.ts'

/** What every field has. The name is the form's; the element's id is made from it, so an error can link to it. */
export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Marks the field "(frivilligt)": fields are required unless they say so. */
  optional?: boolean | undefined
}

export type Option = { value: string; label: string; hint?: string | undefined }

/** The address of a field on its page: what an error summary links to. */
export const fieldId = (name: string): string => `f-${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`

/** The attributes by which a control is tied to its hint and its error. */
export const tie = ({ name, hint, error }: FieldProps, also?: string) => {
  const id = fieldId(name)
  const ids = [hint && `${id}-hint`, also, error && `${id}-error`].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}

export const FieldNotes = ({ name, hint, error }: FieldProps) => (
  <>
    {hint && (
      <p class="field__hint" id={`${fieldId(name)}-hint`}>
        {hint}
      </p>
    )}
    {error && (
      <p class="field__error" id={`${fieldId(name)}-error`}>
        <span class="visually-hidden">{t('errorPrefix')} </span>
        {error}
      </p>
    )}
  </>
)

/** Label above, then hint, then error, then the control. */
export const Field = ({ children, ...field }: FieldProps & { children: ComponentChildren }) => (
  <div class={field.error ? 'field field--wrong' : 'field'}>
    <label class="field__label" for={fieldId(field.name)}>
      {field.label}
      {field.optional && <span class="field__optional"> {t('optional')}</span>}
    </label>
    <FieldNotes {...field} />
    {children}
  </div>
)
