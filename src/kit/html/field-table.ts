import type { Texts } from '../text/texts.ts'
import type { FieldSpec } from './form-fields.tsx'

/** A field as a line of a table: `text`, or `text?` where it may be left empty. */
type Line<K, Spec = FieldSpec> = Spec extends { as: infer As extends string }
  ? Omit<Spec, 'name' | 'label' | 'hint' | 'optional' | 'as'> & { as: As | `${As}?`; label?: K; hint?: K }
  : never

/** What each line is called is a text; one whose name is none says which. */
type Named<K, T> = { [Name in keyof T]: Name extends K ? unknown : { label: K } }

/** Makes the fields of a form of a table: label and, where there is one, hint are the texts of the field's own name. */
export const fieldTable =
  <K extends string>(t: Texts<K>) =>
  <const T extends Record<string, Line<K>>>(table: T & Named<K, T>): FieldSpec[] =>
    Object.entries<Line<K>>(table).map(([name, { as, label, hint, ...more }]) => {
      const said = `hint_${name}`
      const help = hint ?? (t.has(said) ? said : undefined)
      return {
        ...more,
        name,
        label: t(label ?? (name as K)),
        hint: help && t(help),
        as: as.replace('?', ''),
        optional: as.endsWith('?'),
      } as FieldSpec
    })

/** Values to choose among, each with its text. */
export const optionsOf = <V extends string>(values: readonly V[], label: (value: V) => string) =>
  values.map(value => ({ value, label: label(value) }))
