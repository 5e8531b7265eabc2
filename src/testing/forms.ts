export type Field = { name: string; kind: string; holdsText: boolean }
/** `file`: the field that a file is chosen in. */
export type Form = { action: string; fields: Field[]; typed: Record<string, string>; file?: string }

const decoded = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : decoded(found)
}

/** Something that each field takes, so that nothing else in the form is wrong. */
const usual = (name: string, kind: string): string => {
  if (kind === 'email' || name.includes('email')) return 'prov@example.org'
  if (kind === 'tel') return '070-1740605'
  if (kind === 'url') return 'https://example.org'
  if (name === 'orgnr') return '556016-0680'
  if (name.endsWith('-day') || name.endsWith('-month')) return '1'
  if (name.endsWith('-year')) return '2027'
  if (kind === 'number' || /ore|amount|total|free|days|count|order|year/.test(name)) return '1'
  return 'Prov av ord'
}

const textKinds = ['text', 'tel', 'email', 'url', 'search', 'textarea']

/** The forms of a page that change something, with what each field holds or would take. */
export const formsIn = (html: string): Form[] =>
  [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', body = '']) => {
    if (attribute(head, 'method')?.toLowerCase() !== 'post') return []
    const form: Form = { action: attribute(head, 'action') ?? '', fields: [], typed: {} }
    for (const [tag, what = ''] of body.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
      const name = attribute(tag, 'name')
      if (name === undefined) continue
      const kind = what === 'input' ? (attribute(tag, 'type') ?? 'text') : what
      if (kind === 'radio' || kind === 'checkbox') form.typed[name] ??= attribute(tag, 'value') ?? '1'
      else if (kind === 'select') {
        const options = body.slice(body.indexOf(tag)).split('</select>')[0] ?? ''
        form.typed[name] = /<option value="([^"]+)"/.exec(options)?.[1] ?? ''
      } else if (kind === 'file') form.file = name
      else {
        form.fields.push({ name, kind, holdsText: textKinds.includes(kind) })
        form.typed[name] = attribute(tag, 'value') || usual(name, kind)
      }
    }
    return [form]
  })
