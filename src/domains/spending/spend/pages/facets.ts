import type { Facet } from '../../../../kit/html/facet-group.tsx'
import { kindOptions } from '../../../directory/public.ts'
import type { UnitChoice } from '../../units/queries.ts'
import { kindName } from '../names.ts'
import { categoryInAddress } from '../schema.ts'
import { t } from '../words.ts'

/** Every kind, what enterprises do not sell and what is unclassified; the last first, since it wants a person. */
export const classOptions = (): { value: string; label: string }[] => [
  { value: categoryInAddress(''), label: kindName('') },
  ...kindOptions(),
  { value: categoryInAddress('other'), label: kindName('other') },
]

export const kindFacet = (): Facet => ({
  name: 'kategori',
  label: t('column_kind'),
  single: true,
  options: classOptions(),
})
/** None where there is nothing to choose among. */
export const unitFacet = (units: readonly UnitChoice[]): Facet[] =>
  units.length === 0
    ? []
    : [
        {
          name: 'forvaltning',
          label: t('column_unit'),
          single: true,
          options: units.map(u => ({ value: String(u.unit_no), label: u.name || t('no_unit') })),
        },
      ]
export const socialFacet = (): Facet => ({
  name: 'social',
  label: t('facet_social'),
  single: true,
  options: [
    { value: 'ja', label: t('social_yes') },
    { value: 'nej', label: t('social_no') },
  ],
})
