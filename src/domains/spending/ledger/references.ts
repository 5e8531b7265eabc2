import type { Mapping } from './columns.ts'
import { masked, maskedReference, storable } from './mask.ts'
import type { KnownSupplier } from './read-parties.ts'

const longest = 200
/** Letters that need no second look: all of ASCII but the backslash, which COPY takes for more than itself. */
const plain = /^[\x20-\x5b\x5d-\x7e]*$/

/** What a row says that is kept as it stands: the numbers of voucher and invoice, the basis and the agreement. */
export const referenceReader = (mapping: Mapping) => {
  const [voucher, invoice, basis, agreement] = (['voucher', 'invoice', 'basis', 'agreement'] as const).map(
    field => mapping.indexOf(field),
  )
  const one = (said: string | undefined, mask: (text: string) => string, hide: KnownSupplier['hide']) => {
    if (said === undefined || said === '') return ''
    const isPlain = plain.test(said)
    if (isPlain && said.length < 10 && hide === undefined) return said
    const text = isPlain ? said.trim() : storable(said)
    const shown = hide === undefined ? mask(text) : hide(masked(text))
    return shown.slice(0, longest).toWellFormed().replaceAll('\\', '\\\\')
  }
  const cell = (cells: readonly string[], at: number | undefined) => cells[at ?? -1]
  return (cells: readonly string[], { hide }: KnownSupplier): string =>
    `${one(cell(cells, voucher), maskedReference, hide)}\t${one(cell(cells, invoice), maskedReference, hide)}\t${one(
      cell(cells, basis),
      masked,
      hide,
    )}\t${one(cell(cells, agreement), masked, hide)}`
}
