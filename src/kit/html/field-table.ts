import type { Texts } from '../text/texts.ts'
import { sentenceOf } from './field-errors.ts'
import type { FieldSpec } from './form-fields.tsx'

/** A field as a line of a table: `text`, or `text?` where it may be left empty. */
type Line<K, Spec = FieldSpec> = Spec extends { as: infer As extends string }
  ? Omit<Spec, 'name' | 'label' | 'hint' | 'optional' | 'wrong' | 'as'> & {
      as: As | `${As}?`
      label?: K
      hint?: K
      error?: K
    }
  : never

/**
 * What a line is called, after the prefix, is a text, and so is what is said when something is wrong with it; one whose names
 * are none says which. A field without a sentence of its own does not compile.
 */
type Named<K, T, Prefix extends string> = {
  [Name in keyof T]: (`${Prefix}${Name & string}` extends K ? unknown : { label: K }) &
    (`error_${Prefix}${Name & string}` extends K ? unknown : { error: K })
}

/** Makes the fields of a form of a table: label, sentence and, where there is one, hint are texts of the field's own name. */
export const fieldTable =
  <K extends string, Prefix extends string = ''>(t: Texts<K>, prefix = '' as Prefix) =>
  <const T extends Record<string, Line<K>>>(table: T & Named<K, T, Prefix>): FieldSpec[] =>
    Object.entries<Line<K>>(table).map(
      ([name, { as, label, hint, error = `error_${prefix}${name}` as K, ...more }]) => {
        const said = `hint_${name}`
        const help = hint ?? (t.has(said) ? said : undefined)
        return {
          ...more,
          name,
          label: t(label ?? (`${prefix}${name}` as K)),
          hint: help && t(help),
          as: as.replace('?', ''),
          optional: as.endsWith('?'),
          wrong: code => sentenceOf(t, error, code) ?? t(error),
        } as FieldSpec
      },
    )

/** Values to choose among, each with its text. */
export const optionsOf = <const V extends string>(values: readonly V[], label: (value: V) => string) =>
  values.map(value => ({ value, label: label(value) }))
