import { boxNames } from '../../kit/html/date-boxes.ts'
import type { FieldSpec } from '../../kit/html/form-fields.tsx'
import { Notice } from '../../kit/html/notice.tsx'
import type { Typed } from '../../kit/http/forms.ts'
import { t } from './words.ts'

/** A field that somebody else saved differently from what this reader typed, as both would be read. */
type Difference = { label: string; theirs: string; yours: string }

/** What stands in a field, as it would be read. */
export const shownAs = (spec: FieldSpec, typed: Typed): string => {
  const names = spec.as === 'date' ? Object.values(boxNames(spec.name)) : [spec.name]
  const label = (value: string) =>
    'options' in spec ? (spec.options.find(o => o.value === value)?.label ?? value) : value
  const values = names.map(name => [typed[name] ?? ''].flat().map(label).join(', '))
  return values.join(' ').replaceAll('\r\n', '\n').trim()
}

export const differences = (specs: readonly FieldSpec[], stored: Typed, typed: Typed): Difference[] =>
  specs
    .map(spec => ({ label: spec.label, theirs: shownAs(spec, stored), yours: shownAs(spec, typed) }))
    .filter(({ theirs, yours }) => theirs !== yours)

/** What somebody else saved meanwhile, beside what the reader typed: nothing is lost on either side. */
export const Conflict = ({ between }: { between: readonly Difference[] }) => (
  <Notice tone="warning" title={t('changed_title')} live>
    <p>{t('changed_text')}</p>
    <ul>
      {between.map(({ label, theirs, yours }) => (
        <li key={label}>
          <strong>{label}</strong>: {t('theirs_and_yours', { theirs: theirs || '–', yours: yours || '–' })}
        </li>
      ))}
    </ul>
  </Notice>
)
