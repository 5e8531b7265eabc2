export type Suggestion = { value: string; label: string }

const most = 50

/** Without accents and capitals, so that "malmo" finds Malmö. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those that contain what was written, those that begin with it first. */
export const narrow = (all: readonly Suggestion[], written: string): Suggestion[] => {
  const wanted = plain(written.trim())
  const rank = ({ label }: Suggestion): number => {
    const at = plain(label).indexOf(wanted)
    return at <= 0 ? at : 1
  }
  return all
    .map(suggestion => ({ suggestion, rank: rank(suggestion) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ suggestion }) => suggestion)
}

/** What is called just so, or is alone. */
export const theOne = (fitting: readonly Suggestion[], written: string): Suggestion | undefined =>
  fitting.find(({ label }) => plain(label) === plain(written.trim())) ??
  (fitting.length === 1 ? fitting[0] : undefined)

const isSuggestion = (value: unknown): value is Suggestion =>
  typeof value === 'object' &&
  value !== null &&
  'value' in value &&
  'label' in value &&
  typeof value.value === 'string' &&
  typeof value.label === 'string'

/** Asks the server. An answer that fails is no suggestions: the field can still be written in. */
export const ask = async (src: string, written: string, signal: AbortSignal): Promise<Suggestion[]> => {
  const url = new URL(src, location.href)
  url.searchParams.set('q', written)
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) return []
  const body: unknown = await response.json()
  return Array.isArray(body) ? body.filter(isSuggestion).slice(0, most) : []
}
