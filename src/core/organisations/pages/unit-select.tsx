import { Select } from '../../../kit/html/select.tsx'
import type { Unit } from '../queries.ts'
import { t } from '../words.ts'

type Props = { units: Unit[]; value: string | undefined; error: string | undefined }

export const UnitSelect = ({ units, value, error }: Props) =>
  units.length === 0 ? null : (
    <Select
      name="unit"
      label={t('unit')}
      optional
      empty={t('unit_none')}
      value={value}
      error={error}
      options={units.map(unit => ({ value: unit.unit_id, label: unit.name }))}
    />
  )
