import { address } from '../../../kit/html/address.ts'
import { showDate } from '../../../kit/text/format.ts'
import { withLocale } from '../../../kit/text/locale.ts'
import { type Precedent, plainTitle } from './schema.ts'
import { t } from './words.ts'

/** What is written to a Swedish municipality is in Swedish, whoever reads the page. */
const inSwedish = (
  key: 'letter' | 'need_text',
  { title, buyer, precedent_id, published_on, reserved }: Precedent,
) =>
  withLocale('sv', () =>
    t(key, {
      what: title,
      buyer,
      number: precedent_id,
      date: showDate(published_on),
      reserved: String(reserved),
    }),
  )

/** To the buyer's registrar: asks for what the statistics do not hold. */
export const letterTo = (precedent: Precedent): string => inSwedish('letter', precedent)

/** Where a need like it begins: its kind and code, and where the idea is from. */
export const likeThis = (precedent: Precedent): string =>
  address('/inkop/behov/nytt', {
    titel: plainTitle(precedent.title).slice(0, 150).trimEnd().toWellFormed(),
    kategori: precedent.category || undefined,
    cpv: precedent.cpv === '00000000' ? undefined : precedent.cpv,
    text: inSwedish('need_text', precedent),
  })
