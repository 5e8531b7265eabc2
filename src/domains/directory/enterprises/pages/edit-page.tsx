import { Button } from '../../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { type FieldSpec, FormFields } from '../../../../kit/html/form-fields.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Tabs } from '../../../../kit/html/tabs.tsx'
import type { FieldErrors, Typed } from '../../../../kit/http/forms.ts'
import { errorText, t } from '../../words.ts'
import type { Enterprise } from '../queries.ts'
import { type Section, sectionNames } from '../schema.ts'

/** What somebody else saved meanwhile: shown beside what the reader typed, so that nothing is lost on either side. */
export type Meanwhile = { label: string; theirs: string; yours: string }[]

type Props = {
  enterprise: Enterprise
  section: Section
  specs: FieldSpec[]
  typed: Typed
  errors: FieldErrors
  /** The version that the form builds on. */
  version: number
  meanwhile?: Meanwhile | undefined
}

const Conflict = ({ meanwhile }: { meanwhile: Meanwhile }) => (
  <Notice tone="warning" title={t('changed_by_other_title')} live>
    <p>{t('changed_by_other_text')}</p>
    <ul>
      {meanwhile.map(({ label, theirs, yours }) => (
        <li key={label}>
          <strong>{label}</strong>: {t('theirs_and_yours', { theirs: theirs || '–', yours: yours || '–' })}
        </li>
      ))}
    </ul>
  </Notice>
)

/** One section of the profile as a form; the other sections are tabs beside it. */
export const EditPage = ({ enterprise, section, specs, typed, errors, version, meanwhile }: Props) => {
  const at = `/foretag/${enterprise.slug}/andra`
  return (
    <>
      <PageHead title={t('edit_title', { name: enterprise.name })} lead={t(`section_${section}_lead`)} />
      <Tabs
        label={t('sections_label')}
        tabs={sectionNames.map(name => ({
          href: name === 'about' ? at : `${at}/${name}`,
          label: t(`section_${name}`),
          current: name === section,
        }))}
      />
      <ErrorSummary
        errors={Object.entries(errors).map(([name, code]) => ({
          name,
          message: errorText(code, specs.find(s => s.name === name)?.label ?? name),
        }))}
      />
      {meanwhile && <Conflict meanwhile={meanwhile} />}
      <Form action={`${at}/${section}`} version={version} guarded>
        <FormFields
          specs={specs}
          typed={typed}
          errors={Object.fromEntries(
            Object.entries(errors).map(([name, code]) => [
              name,
              errorText(code, specs.find(s => s.name === name)?.label ?? name),
            ]),
          )}
        />
        <FormActions>
          <Button>{t('save_section')}</Button>
          <Button href={`/foretag/${enterprise.slug}`} tone="quiet">
            {t('back_to_profile')}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
