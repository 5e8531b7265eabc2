import type { ComponentChildren } from 'preact'
import type { FieldErrors, Typed } from '../http/forms.ts'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { type SayWhole, sayErrors, summaryOf } from './field-errors.ts'
import { Fieldset } from './fieldset.tsx'
import { Form, FormActions } from './form.tsx'
import { type FieldGroup, type FieldSpec, FormFields } from './form-fields.tsx'
import { PageHead } from './page-head.tsx'
import { t } from './words.ts'

export type SimpleFormProps = {
  title: string
  lead?: string | undefined
  action: string
  specs?: readonly FieldSpec[]
  /** Fields in parts, so that a long form is not a wall. */
  groups?: readonly FieldGroup[]
  typed: Typed
  errors?: FieldErrors | undefined
  /** What is wrong with no field but with the whole. */
  whole?: SayWhole | undefined
  submit: string
  /** A second button that saves too; it comes along as `sedan`. */
  later?: string | undefined
  back: string
  version?: number | undefined
  files?: boolean
  /** Between the heading and the form: what the reader needs to know first. */
  before?: ComponentChildren
  /** Instead of the fields one under another; told what is wrong with each. */
  draw?: ((said: Record<string, string>) => ComponentChildren) | undefined
  /** Hidden fields that come along. */
  inside?: ComponentChildren
  after?: ComponentChildren
}

/** A page that is one form: heading, errors with links to their fields, fields, one button and the way back. */
export const SimpleForm = ({
  title,
  lead,
  action,
  specs = [],
  groups = [{ specs }],
  typed,
  errors = {},
  whole,
  submit,
  later,
  back,
  version,
  files,
  before,
  draw,
  inside,
  after,
}: SimpleFormProps) => {
  const said = sayErrors(
    errors,
    groups.flatMap(g => g.specs),
    typed,
    whole,
  )
  return (
    <>
      <PageHead title={title} lead={lead} />
      <ErrorSummary errors={summaryOf(said)} />
      {before}
      <Form action={action} version={version} guarded files={files}>
        {inside}
        {draw?.(said) ??
          groups.map(({ key = '', legend, hint, specs }) => {
            const fields = <FormFields specs={specs} typed={typed} errors={said} />
            return legend === undefined ? (
              fields
            ) : (
              <Fieldset key={key} name={`group-${key}`} legend={legend} hint={hint}>
                {fields}
              </Fieldset>
            )
          })}
        <FormActions>
          <Button>{submit}</Button>
          {later && (
            <Button tone="secondary" name="sedan" value="1">
              {later}
            </Button>
          )}
          <Button href={back} tone="quiet">
            {t('cancel')}
          </Button>
        </FormActions>
      </Form>
      {after}
    </>
  )
}
