import { fieldId } from './field.tsx'
import { t } from './words.ts'

/** A wrong entry: the field's name as in the form (none: it concerns the whole form) and what to do about it. */
export type FormError = { name?: string | undefined; message: string }

type Props = {
  errors: readonly FormError[]
  title?: string | undefined
  /** Only shown as an example: does not take focus. */
  sample?: boolean | undefined
}

/** First on the page after a 422. Takes focus; each line leads to its field. */
export function ErrorSummary({ errors, title, sample }: Props) {
  if (errors.length === 0) return null
  const id = sample ? 'errors-sample' : 'errors'
  return (
    <div
      class="error-summary"
      id={id}
      role="alert"
      tabindex={-1}
      autofocus={!sample}
      aria-labelledby={`${id}-title`}
    >
      <h2 class="error-summary__title" id={`${id}-title`}>
        {title ?? t('errorSummary', { count: errors.length })}
      </h2>
      <ul class="error-summary__list">
        {errors.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            {name === undefined ? message : <a href={`#${fieldId(name)}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
