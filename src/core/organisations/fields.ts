import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import { sentenceOf } from '../../kit/html/field-errors.ts'
import { fieldTable, optionsOf } from '../../kit/html/field-table.ts'
import type { FieldErrors } from '../../kit/http/forms.ts'
import type { Area } from './areas/queries.ts'
import type { Unit } from './queries.ts'
import type { Role } from './roles.ts'
import { unitKinds } from './schema.ts'
import { roleName, t } from './words.ts'

const fields = fieldTable(t)

/** Where in the organisation, and until when. */
export const assignmentFields = (units: readonly Unit[]) => [
  ...(units.length === 0
    ? []
    : fields({
        unit: {
          as: 'select?',
          empty: t('unit_none'),
          options: units.map(unit => ({ value: unit.unit_id, label: unit.name })),
        },
      })),
  ...fields({ ends: { as: 'date?', label: 'ends_on', hint: 'ends_on_hint' } }),
]

export const inviteFields = (roles: readonly Role[], units: readonly Unit[]) => [
  ...fields({ email: { as: 'email' }, role: { as: 'select', options: optionsOf(roles, roleName) } }),
  ...assignmentFields(units),
]

export const kindName = (kind: string) => t(`unit_kind_${kind as (typeof unitKinds)[number]}`)
export const unitFields = (areas: readonly Area[]) => [
  ...fields({
    name: { as: 'text', label: 'unit_name' },
    kind: { as: 'select', label: 'unit_kind', options: optionsOf(unitKinds, kindName) },
  }),
  ...(areas.length === 0
    ? []
    : fields({
        area: {
          as: 'select?',
          label: 'unit_area',
          hint: 'hint_unit_area',
          empty: t('unit_no_area'),
          options: areas.map(area => ({ value: area.area_id, label: area.name })),
        },
      })),
]

export const pastEnd = (ends: Temporal.PlainDate | undefined, { today }: Clock): FieldErrors =>
  ends !== undefined && ends.toString() < today().toString() ? { ends: 'past' } : {}

/** How each form of the administration looks. */
export const look = (title: string, submit: string, back = '/administration') => ({
  title,
  submit,
  back,
  whole: (code: string) => sentenceOf(t, 'error__form', code),
  breadcrumbs: [{ label: t('members_title'), href: '/administration' }],
})
