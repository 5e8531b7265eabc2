import type { ComponentChildren } from 'preact'
import { Button } from '../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { type FieldSpec, FormFields } from '../../../kit/html/form-fields.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { errorText, t } from '../words.ts'

type Props = {
  title: string
  lead?: string | undefined
  action: string
  specs: readonly FieldSpec[]
  typed: Typed
  errors?: FieldErrors | undefined
  submit: string
  back: string
  version?: number | undefined
  files?: boolean
  /** Between the heading and the form: what the reader needs to know first. */
  before?: ComponentChildren
  after?: ComponentChildren
}

/** A page that is one form: heading, errors with links to their fields, fields, one button and the way back. */
export const SimpleForm = ({
  title,
  lead,
  action,
  specs,
  typed,
  errors = {},
  submit,
  back,
  version,
  files,
  before,
  after,
}: Props) => {
  const said = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [
      name,
      errorText(code, specs.find(s => s.name === name)?.label ?? name),
    ]),
  )
  return (
    <>
      <PageHead title={title} lead={lead} />
      <ErrorSummary
        errors={Object.entries(said).map(([name, message]) => ({
          name: name === '_form' ? undefined : name,
          message,
        }))}
      />
      {before}
      <Form action={action} version={version} guarded files={files}>
        <FormFields specs={specs} typed={typed} errors={said} />
        <FormActions>
          <Button>{submit}</Button>
          <Button href={back} tone="quiet">
            {t('cancel')}
          </Button>
        </FormActions>
      </Form>
      {after}
    </>
  )
}
