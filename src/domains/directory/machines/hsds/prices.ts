import type { OpenOffer } from '../schema.ts'

const swedish = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 })
const amount = (ore: number) => swedish.format(ore / 100)

/** "289–389 kr per korg"; empty where nobody has said it. */
export const priceText = ({ price_from_ore: from, price_to_ore: to, unit }: OpenOffer): string => {
  if (from === null) return ''
  const price = to === null || to === from ? `${amount(from)} kr` : `${amount(from)}–${amount(to)} kr`
  return unit === null ? price : `${price} per ${unit}`
}
