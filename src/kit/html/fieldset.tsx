import type { ComponentChildren } from 'preact'
import { FieldNotes, type FieldProps, tie } from './field.tsx'
import { t } from './words.ts'

type Props = Omit<FieldProps, 'name' | 'label'> & {
  legend: string
  children: ComponentChildren
  /** Needed where it may carry a hint or an error of its own. */
  name?: string | undefined
  /** `section` for several fields under one heading, `question` for one question with several boxes. */
  kind?: 'section' | 'question' | undefined
}

export const Fieldset = ({ legend, children, name = '', kind = 'section', optional, hint, error }: Props) => {
  const field = { name, label: legend, hint, error }
  return (
    <fieldset
      class={`fieldset fieldset--${kind}${error ? ' field--wrong' : ''}`}
      aria-describedby={tie(field)['aria-describedby']}
    >
      <legend class={kind === 'question' ? 'field__label' : 'fieldset__legend'}>
        {legend}
        {optional && <span class="field__optional"> {t('optional')}</span>}
      </legend>
      <FieldNotes {...field} />
      {children}
    </fieldset>
  )
}
