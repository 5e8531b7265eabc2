import { showNumber } from '../text/format.ts'
import { ChoiceRow } from './choice-row.tsx'
import { fieldId } from './field.tsx'
import { Icon } from './icon.tsx'

export type Facet = {
  name: string
  label: string
  options: { value: string; label: string; count?: number | undefined }[]
  /** At most one of the options. */
  single?: boolean | undefined
}

/** One facet: closed until wanted, with the number chosen shown on it. */
export const FacetGroup = ({ facet, chosen }: { facet: Facet; chosen: string[] }) => (
  <details class="facet" name="facet" id={`facet-${facet.name}`}>
    <summary class="facet__summary">
      {facet.label}
      {chosen.length > 0 && <span class="facet__number">{chosen.length}</span>}
      <Icon name="chevron" size={16} />
    </summary>
    <fieldset class="facet__panel">
      <legend class="visually-hidden">{facet.label}</legend>
      {facet.options.map((option, i) => (
        <ChoiceRow
          key={option.value}
          type={facet.single ? 'radio' : 'checkbox'}
          id={`${fieldId(facet.name)}-${i}`}
          name={facet.name}
          option={{
            value: option.value,
            label:
              option.count === undefined ? option.label : `${option.label} (${showNumber(option.count)})`,
          }}
          checked={chosen.includes(option.value)}
        />
      ))}
    </fieldset>
  </details>
)
