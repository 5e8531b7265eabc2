import type { FieldErrors } from '../http/forms.ts'
import type { Texts } from '../text/texts.ts'
import type { FormError } from './error-summary.tsx'
import { t } from './words.ts'

/** A label inside a sentence: "Fyll i namn", but "Fyll i CPV-kod". */
const inside = (label: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label

/** The sentence for an error code that any form can meet (kit/http/forms.ts), naming its field. */
export const fieldError = (code: string, label: string): string => {
  const known = t.has(`error_${code}`) ? code : 'wrong'
  // A question is no part of a sentence: it stands before it.
  const key = label.endsWith('?') && (known === 'required' || known === 'choose') ? `${known}_answer` : known
  return t(`error_${key}` as Parameters<typeof t>[0], { label, inside: inside(label) })
}

/** A domain's own sentence for a code, or undefined. */
export type OwnError = (code: string, label: string, name: string) => string | undefined

/** A domain's sentences for its own codes: the texts `error_…` among its words. */
export const ownErrors =
  <K extends string>(t: Texts<K>) =>
  (code: string, label: string): string | undefined => {
    const key = `error_${code}`
    return t.has(key) ? t(key, { label }) : undefined
  }

/** By field: the sentence to show. */
export const sayErrors = (
  errors: FieldErrors,
  specs: readonly { name: string; label: string }[],
  own: OwnError = () => undefined,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, code]) => {
      const label = specs.find(s => s.name === name)?.label ?? name
      return [name, own(code, label, name) ?? fieldError(code, label)]
    }),
  )

/**
 * The sentences of pages whose fields have their own: the text `wrong_email_taken`, else `wrong_email`, else `wrong`. `own`:
 * for codes that say more than a key can.
 */
export const wrongIn = <K extends string>(
  t: Texts<K | 'wrong'>,
  own: (code: string) => string | undefined = () => undefined,
) => {
  const sayError = (field: string, code: string | undefined): string | undefined => {
    if (code === undefined) return undefined
    if (code === 'personal_number') return fieldError(code, field)
    const key = [`wrong_${field}_${code}`, `wrong_${field}`].find(t.has)
    return own(code) ?? t(key ?? 'wrong')
  }
  const summaryOf = (errors: FieldErrors): FormError[] =>
    Object.entries(errors).map(([name, code]) => ({
      name: name === '_form' ? undefined : name,
      message: sayError(name, code) ?? '',
    }))
  return { sayError, summaryOf }
}
