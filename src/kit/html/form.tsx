import type { ComponentChildren } from 'preact'
import { t } from './words.ts'

type Props = {
  action: string
  children: ComponentChildren
  method?: 'post' | 'get' | undefined
  id?: string | undefined
  /** The version of the object as it was when the form was made: a later one answers with a conflict. */
  version?: number | string | bigint | undefined
  /** Files are sent. */
  files?: boolean | undefined
  /** Warns before the page is left with changes that are not saved. */
  guarded?: boolean | undefined
}

export const HiddenField = ({ name, value }: { name: string; value: string | number | bigint }) => (
  <input type="hidden" name={name} value={value.toString()} />
)

/** The browser's own checks are off: the server answers in the reader's language, beside the field. */
export function Form({ action, children, method = 'post', id, version, files, guarded }: Props) {
  const form = (
    <form
      class="form"
      id={id}
      action={action}
      method={method}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
    >
      {version !== undefined && <HiddenField name="version" value={version} />}
      {children}
    </form>
  )
  return guarded ? <pk-dirty data-message={t('unsaved')}>{form}</pk-dirty> : form
}

/** The buttons that end a form: the main one first, then the way out. */
export const FormActions = ({ children }: { children: ComponentChildren }) => (
  <div class="form-actions">{children}</div>
)
