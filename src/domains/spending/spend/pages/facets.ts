import type { Facet } from '../../../../kit/html/facet-group.tsx'
import { locale } from '../../../../kit/text/locale.ts'
import { categoryGroups } from '../../../directory/public.ts'
import { kindName } from '../names.ts'
import { categoryInAddress } from '../schema.ts'
import { t } from '../words.ts'

/** Every kind, what enterprises do not sell and what is unclassified; the last first, since it wants a person. */
export const kindOptions = (): { value: string; label: string }[] => [
  { value: categoryInAddress(''), label: kindName('') },
  ...categoryGroups
    .flatMap(g => g.kinds.map(k => ({ value: k.key, label: k[locale()] })))
    .sort((a, b) => a.label.localeCompare(b.label, locale())),
  { value: categoryInAddress('other'), label: kindName('other') },
]

export const kindFacet = (): Facet => ({
  name: 'kategori',
  label: t('column_kind'),
  single: true,
  options: kindOptions(),
})
export const socialFacet = (): Facet => ({
  name: 'social',
  label: t('facet_social'),
  single: true,
  options: [
    { value: 'ja', label: t('social_yes') },
    { value: 'nej', label: t('social_no') },
  ],
})
