import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { masked, storable } from './mask.ts'
import { Numbering } from './numbering.ts'

export type Buyer = { orgnr: string; name: string }

const byNumber = (orgnr: string) => `o:${orgnr}`
const byName = (name: string) => `n:${name.toLowerCase()}`

/**
 * Buyers are the same by their number, and without one by their name: a file that spells the name in another way must
 * replace the right months. A file that names no buyer is about the organisation itself.
 */
export const buyerNumbering = (known: readonly (Buyer & { no: number })[], own: Buyer) => {
  const numbering = new Numbering<Buyer>()
  const orgnrs = new Map<number, string>()
  const know = (no: number, { orgnr, name }: Buyer) => {
    orgnrs.set(no, orgnr)
    if (orgnr !== '') numbering.know(byNumber(orgnr), no)
    if (name !== '') numbering.know(byName(name), no)
    const isOwn = orgnr === '' ? byName(name) === byName(own.name) : orgnr === own.orgnr
    if (isOwn) numbering.know(byName(own.name), no)
    if (isOwn && own.orgnr !== '') numbering.know(byNumber(own.orgnr), no)
  }
  for (const buyer of known) know(buyer.no, buyer)

  const find = ({ orgnr, name }: Buyer): number | undefined => {
    const named = numbering.find(byName(name))
    if (orgnr === '') return named
    const same = numbering.find(byNumber(orgnr))
    return same ?? (named !== undefined && orgnrs.get(named) === '' ? named : undefined)
  }
  return {
    numbering,
    of: (number: string, said: string): number => {
      const read = readOrgnr(number)
      const told = {
        orgnr: read?.kind === 'organisation' ? read.digits : '',
        name: masked(storable(said)).slice(0, 300).toWellFormed(),
      }
      const buyer = told.orgnr === '' && told.name === '' ? own : told
      const no = find(buyer) ?? numbering.add(buyer)
      know(no, { ...buyer, orgnr: orgnrs.get(no) || buyer.orgnr })
      return no
    },
  }
}
