import { formReader } from '../../kit/http/forms.ts'
import { holdsPersonalNumber } from '../personal-numbers/find.ts'
import { isSecret } from '../web/written.ts'

/** The code of what every form refuses, named in kit/html/texts. */
const code = 'personal_number'

/** What is read as a number of an organisation becomes a keyed hash where it is a person's (organisations/orgnr.ts). */
const isHashed = (name: string) => name === 'orgnr'
const isPhone = (name: string) => /phone|mobile/.test(name)

/** Why a text that somebody wrote cannot be kept: there is a personal number in it. Secrets are never kept as they are. */
export const refusalOf = (name: string, text: string): typeof code | undefined =>
  !isSecret(name) && !isHashed(name) && holdsPersonalNumber(text, isPhone(name) ? 'phone' : 'text')
    ? code
    : undefined

/** Checks a submitted form: by its schema, and that no personal number stands in any of its fields. */
export const readForm = formReader(refusalOf)
