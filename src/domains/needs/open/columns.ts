import type { ListColumn } from '../../../core/lists/columns.ts'
import { municipalityNames } from '../../../core/reference/places.ts'
import type { Cell } from '../../../kit/tables/cells.ts'
import type { OpenNeed } from './queries.ts'

/** Open needs as open data: English names, codes beside words. */
export const openColumns = (publicUrl: string): ListColumn<OpenNeed>[] =>
  columns(publicUrl).map(([label, value]) => ({ key: label, label, value, fileOnly: true }))

const columns = (publicUrl: string): [string, (n: OpenNeed) => Cell][] => [
  ['need_id', n => n.need_id],
  ['title', n => n.title],
  ['description', n => n.description],
  ['buyer', n => n.buyer],
  ['buyer_municipality_code', n => n.home],
  ['category', n => n.category],
  ['cpv', n => n.cpv],
  ['amount', n => n.amount],
  ['amount_unit', n => n.amount_unit],
  ['amount_per', n => n.amount_per],
  ['seasons', n => n.seasons.join(' ')],
  ['delivered_in', n => municipalityNames(n.area)],
  ['place', n => n.place],
  ['starts_on', n => n.starts_on],
  ['ends_on', n => n.ends_on],
  ['lots', n => n.lots],
  ['contact_email', n => n.contact_email],
  ['opened_on', n => n.opened_at],
  ['page', n => `${publicUrl}/behov/${n.need_id}`],
]
