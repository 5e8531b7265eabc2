import { showNumber } from '../text/format.ts'
import { Button } from './button.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { fieldId } from './field.tsx'
import { Icon } from './icon.tsx'
import { t } from './words.ts'

export type Facet = {
  name: string
  label: string
  options: { value: string; label: string; count?: number | undefined }[]
  /** At most one of the options. */
  single?: boolean | undefined
}

/** At the end of a panel: sends what was chosen; where script has sent it already, how many there are, and the panel closes. */
export const ShowHits = ({ found }: { found: string }) => (
  <p class="facet__show">
    <Button small>
      <span class="by-itself">{t('showFound', { found })}</span>
      <span class="when-asked">{t('showHits')}</span>
    </Button>
  </p>
)

type Props = { facet: Facet; chosen: string[]; found: string }

/** One facet: closed until wanted, with the number chosen shown on it. What nothing has stays, with a nought. */
export const FacetGroup = ({ facet, chosen, found }: Props) => (
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
      <ShowHits found={found} />
    </fieldset>
  </details>
)
