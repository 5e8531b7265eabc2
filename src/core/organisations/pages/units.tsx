import { Button } from '../../../kit/html/button.tsx'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { type WorkItem, WorkList } from '../../../kit/html/work-list.tsx'
import { showNumber } from '../../../kit/text/format.ts'
import { kindName } from '../fields.ts'
import type { Unit } from '../queries.ts'
import { t } from '../words.ts'

/** Above the form that adds one. */
export const Units = ({ units, waiting }: { units: readonly Unit[]; waiting: readonly WorkItem[] }) => (
  <>
    {waiting.length > 0 && <WorkList items={waiting} />}
    {units.length === 0 ? (
      <EmptyState title={t('units_none')}>{t('units_none_text')}</EmptyState>
    ) : (
      <DataTable
        caption={t('units_title')}
        captionHidden
        rows={units}
        rowKey={unit => unit.unit_id}
        columns={[
          {
            key: 'name',
            label: t('name'),
            cell: unit => <a href={`/administration/enheter/${unit.unit_id}`}>{unit.name}</a>,
          },
          { key: 'kind', label: t('unit_kind'), cell: unit => kindName(unit.kind) },
          { key: 'area', label: t('unit_area'), cell: unit => unit.area ?? t('unit_no_area') },
          { key: 'members', label: t('unit_members'), numeric: true, cell: unit => showNumber(unit.members) },
        ]}
      />
    )}
    <p>
      <Button href="/administration/omraden" tone="secondary">
        {t('to_areas')}
      </Button>
    </p>
    <h2>{t('unit_add_title')}</h2>
  </>
)
