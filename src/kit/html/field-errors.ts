import type { FieldErrors, Typed } from '../http/forms.ts'
import type { Texts } from '../text/texts.ts'
import { boxNames } from './date-boxes.ts'
import type { FormError } from './error-summary.tsx'
import type { FieldSpec } from './form-fields.tsx'
import { t } from './words.ts'

/** What can be shown of a code: "unknown:Atlantis" is the code "unknown" about what was said, "Atlantis". */
const parts = (code: string) => {
  const at = code.indexOf(':')
  return at === -1 ? { what: code } : { what: code.slice(0, at), said: code.slice(at + 1) }
}

/**
 * The sentence about a field, written by hand for it: the text of field and code (`error_email_taken`), else the field's own
 * (`error_email`). `stem`: the name of the latter. What can be wrong with any field is said alike everywhere.
 */
export const sentenceOf = <K extends string>(
  words: Texts<K>,
  stem: string,
  code: string,
): string | undefined => {
  const shared = `error_${code}`
  if (t.has(shared)) return t(shared)
  const { what, said = '' } = parts(code)
  const key = [`${stem}_${what}`, stem].find(words.has)
  return key && words(key, { said })
}

/** Where somebody writes freely: what was written is shown beside what is wrong with it. */
const written = new Set<FieldSpec['as']>(['text', 'email', 'tel', 'url', 'number', 'money', 'date', 'area'])
const longestShown = 60
const youWrote = ({ name, as }: FieldSpec, code: string, typed: Typed): string => {
  const names = as === 'date' ? Object.values(boxNames(name)) : [name]
  const text = names
    .flatMap(one => typed[one] ?? [])
    .join(' ')
    .trim()
  const isShown =
    written.has(as) && text !== '' && text.length <= longestShown && !/:|^personal_number$/.test(code)
  return isShown ? ` ${t('youWrote', { text })}` : ''
}

/** Codes of a form as a whole, as sentences. */
export type SayWhole = (code: string) => string | undefined

/** By field: the sentence to show. What is wrong with something that is not among the fields concerns the whole. */
export const sayErrors = (
  errors: FieldErrors,
  specs: readonly FieldSpec[],
  typed: Typed,
  whole: SayWhole = () => undefined,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, code]) => {
      const spec = specs.find(s => s.name === name)
      return spec === undefined
        ? ['_form', whole(code) ?? t('error_form')]
        : [name, `${spec.wrong(code)}${youWrote(spec, code, typed)}`]
    }),
  )

/** What an error summary lists, of sentences by field. */
export const summaryOf = (said: Record<string, string>): FormError[] =>
  Object.entries(said).map(([name, message]) => ({ name: name === '_form' ? undefined : name, message }))

type Field<K> = K extends `error_${infer Name}` ? Name : never
/** The sentences of pages that draw their fields themselves. */
export const wrongIn = <K extends string>(words: Texts<K>) => ({
  sayError: (field: Field<K>, code: string | undefined): string | undefined =>
    code === undefined ? undefined : sentenceOf(words, `error_${field}`, code),
  summaryOf: (errors: FieldErrors): FormError[] =>
    summaryOf(
      Object.fromEntries(
        Object.entries(errors).map(([name, code]) => [
          name,
          sentenceOf(words, `error_${name}`, code) ?? t('error_form'),
        ]),
      ),
    ),
})
