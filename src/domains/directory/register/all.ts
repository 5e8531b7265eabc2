import { municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import type { Columns } from '../../../kit/tables/cells.ts'

const select = (tx: Tx) =>
  tx
    .selectFrom('directory.enterprises as e')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'e.tenant_id')
    .select([
      'e.name',
      'o.orgnr',
      'e.legal_form',
      'e.municipality_code',
      'e.place',
      'e.website',
      'e.certified_until',
      'e.confirmed_at',
      'e.confirmed_by_itself',
      'e.slug',
    ])
    .where('e.published_at', 'is not', null)
    .orderBy('e.name')
    .execute()

/** The whole open register as a list; column names are English as in the open data. */
export const selectRegisterList = async (tx: Tx) => {
  const rows = await select(tx)
  const columns: Columns<(typeof rows)[number]> = [
    { label: 'slug', value: r => r.slug },
    { label: 'name', value: r => r.name },
    { label: 'organisation_number', value: r => r.orgnr },
    { label: 'legal_form', value: r => r.legal_form },
    { label: 'municipality_code', value: r => r.municipality_code },
    { label: 'municipality', value: r => municipalities.get(r.municipality_code)?.name },
    { label: 'place', value: r => r.place },
    { label: 'website', value: r => r.website },
    { label: 'certified_until', value: r => r.certified_until },
    { label: 'confirmed_on', value: r => r.confirmed_at },
    { label: 'confirmed_by_itself', value: r => r.confirmed_by_itself },
  ]
  return { columns, rows }
}
