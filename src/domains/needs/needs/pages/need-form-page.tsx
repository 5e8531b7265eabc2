import { Button } from '../../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Fieldset } from '../../../../kit/html/fieldset.tsx'
import { Form, FormActions, HiddenField } from '../../../../kit/html/form.tsx'
import { FormFields } from '../../../../kit/html/form-fields.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import type { FieldErrors, Typed } from '../../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../../kit/http/once.ts'
import { needErrors } from '../errors.ts'
import type { FieldGroup, Meanwhile } from '../fields.ts'
import { t } from '../words.ts'

export type NeedFormProps = {
  title: string
  lead: string
  action: string
  back: string
  groups: readonly FieldGroup[]
  typed: Typed
  errors?: FieldErrors | undefined
  /** The version that the form builds on; a new need has none. */
  version?: number | undefined
  meanwhile?: Meanwhile | undefined
  /** A new need that begins with what the ledger knows. */
  fromLedger?: boolean | undefined
}

const Conflict = ({ meanwhile }: { meanwhile: Meanwhile }) => (
  <Notice tone="warning" title={t('conflict_title')} live>
    <p>{t('conflict_text')}</p>
    <ul>
      {meanwhile.map(({ label, theirs, yours }) => (
        <li key={label}>
          <strong>{label}</strong>: {t('theirs_and_yours', { theirs: theirs || '–', yours: yours || '–' })}
        </li>
      ))}
    </ul>
  </Notice>
)

/** A need as a form in parts; only what and of which kind is asked for at once. */
export const NeedFormPage = (props: NeedFormProps) => {
  const { title, lead, action, back, groups, typed, version, meanwhile, fromLedger } = props
  const said = needErrors(props.errors ?? {}, typed)
  return (
    <>
      <PageHead title={title} lead={lead} />
      <ErrorSummary errors={Object.entries(said).map(([name, message]) => ({ name, message }))} />
      {meanwhile && <Conflict meanwhile={meanwhile} />}
      {fromLedger && <Notice tone="info" title={t('from_ledger_title')} />}
      <Form action={action} version={version} guarded>
        {version === undefined && <HiddenField name={onceField} value={onceOf(typed)} />}
        {fromLedger && <HiddenField name="source" value="ledger" />}
        {groups.map(({ key, legend, hint, specs }) => (
          <Fieldset key={key} name={`group-${key}`} legend={legend} hint={hint}>
            <FormFields specs={specs} typed={typed} errors={said} />
          </Fieldset>
        ))}
        <FormActions>
          <Button>{t('save')}</Button>
          <Button href={back} tone="quiet">
            {t('back')}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
