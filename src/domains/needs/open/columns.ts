import { municipalities } from '../../../core/reference/places.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import type { OpenNeed } from './queries.ts'

/** Open needs as open data: English names, codes beside words. */
export const openColumns = (publicUrl: string): Columns<OpenNeed> => [
  { label: 'need_id', value: n => n.need_id },
  { label: 'title', value: n => n.title },
  { label: 'description', value: n => n.description },
  { label: 'buyer', value: n => n.buyer },
  { label: 'buyer_municipality_code', value: n => n.home },
  { label: 'category', value: n => n.category },
  { label: 'cpv', value: n => n.cpv },
  { label: 'amount', value: n => n.amount },
  { label: 'amount_unit', value: n => n.amount_unit },
  { label: 'amount_per', value: n => n.amount_per },
  { label: 'seasons', value: n => n.seasons.join(' ') },
  {
    label: 'delivered_in',
    value: n => n.area.map(code => municipalities.get(code)?.name ?? code).join(', '),
  },
  { label: 'place', value: n => n.place },
  { label: 'starts_on', value: n => n.starts_on },
  { label: 'ends_on', value: n => n.ends_on },
  { label: 'lots', value: n => n.lots },
  { label: 'contact_email', value: n => n.contact_email },
  { label: 'opened_on', value: n => n.opened_at },
  { label: 'page', value: n => `${publicUrl}/behov/${n.need_id}` },
]
