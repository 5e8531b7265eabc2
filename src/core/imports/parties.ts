import type { Doubt } from './doubt.ts'
import { t } from './words.ts'

const legalForm =
  /\b(aktiebolag(et)?|ab|hb|kb|ek\.? ?för\.?|ekonomisk förening|ideell förening|handelsbolag|publ)\b/gu

/** A name as it is compared: "Kafé Granen AB" and "KAFE GRANEN" are one, and so are "Tvätt & Tråd" and "Tvatt och Trad". */
export const likeName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFC')
    .replace(legalForm, '')
    .replace(/\b(och|and)\b/gu, '')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')

type Said = { line: number; text: string }
const shown = 10

/** Names and numbers that a file gives together: one number should have one name, and one name one number. */
export class NamesAndNumbers {
  readonly #names = new Map<string, Map<string, Said>>()
  readonly #numbers = new Map<string, Map<string, Said>>()

  /** `place`: a name may well occur once in each. */
  add(line: number, number: string, name: string, place = '') {
    const like = likeName(name)
    if (like === '' || number === '') return
    const note = (of: Map<string, Map<string, Said>>, key: string, other: string) => {
      const said = of.get(key) ?? new Map<string, Said>()
      if (!said.has(other) && said.size < shown) said.set(other, { line, text: `${name}, ${number}` })
      of.set(key, said)
    }
    note(this.#names, number, like)
    note(this.#numbers, `${like} ${place}`, number)
  }

  doubts(): Doubt[] {
    const several = (of: Map<string, Map<string, Said>>) =>
      [...of.values()].filter(said => said.size > 1).map(said => [...said.values()])
    const say = (key: 'doubt_names' | 'doubt_numbers', found: Said[][]): Doubt[] =>
      found.length === 0
        ? []
        : [
            {
              title: t(key, { count: found.length }),
              text: t(`${key}_text`),
              rows: found.flat().slice(0, shown),
            },
          ]
    return [...say('doubt_names', several(this.#names)), ...say('doubt_numbers', several(this.#numbers))]
  }
}
