import type { Texts } from '../text/texts.ts'
import type { FieldSpec } from './form-fields.tsx'

/** A field as a line of a table: `text`, or `text?` where it may be left empty. */
type Line<K, Spec = FieldSpec> = Spec extends { as: infer As extends string }
  ? Omit<Spec, 'name' | 'label' | 'hint' | 'optional' | 'as'> & { as: As | `${As}?`; label?: K; hint?: K }
  : never

/** What a line is called, after the prefix, is a text; one whose name is none says which. */
type Named<K, T, Prefix extends string> = {
  [Name in keyof T]: `${Prefix}${Name & string}` extends K ? unknown : { label: K }
}

/** Makes the fields of a form of a table: the label and, where there is one, the hint are texts of the field's own name. */
export const fieldTable =
  <K extends string, Prefix extends string = ''>(t: Texts<K>, prefix = '' as Prefix) =>
  <const T extends Record<string, Line<K>>>(table: T & Named<K, T, Prefix>): FieldSpec[] =>
    Object.entries<Line<K>>(table).map(([name, { as, label, hint, ...more }]) => {
      const said = `hint_${name}`
      const help = hint ?? (t.has(said) ? said : undefined)
      return {
        ...more,
        name,
        label: t(label ?? (`${prefix}${name}` as K)),
        hint: help && t(help),
        as: as.replace('?', ''),
        optional: as.endsWith('?'),
      } as FieldSpec
    })

/** Values to choose among, each with its text. */
export const optionsOf = <const V extends string>(values: readonly V[], label: (value: V) => string) =>
  values.map(value => ({ value, label: label(value) }))
