import { findMunicipality } from '../reference/places.ts'

export type ReadMunicipalities = { ok: true; codes: string[] } | { ok: false; unknown: string }

/** Names or four digits, one a line or with commas between → their codes, each once; or the first that is none. */
export const readMunicipalities = (text: string): ReadMunicipalities => {
  const codes = new Set<string>()
  for (const said of text.split(/[\n,;]/)) {
    if (said.trim() === '') continue
    const found = findMunicipality(said)
    if (found === undefined) return { ok: false, unknown: said.trim().slice(0, 60) }
    codes.add(found.code)
  }
  return { ok: true, codes: [...codes] }
}
