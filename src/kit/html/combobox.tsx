import { Field, type FieldProps, fieldId, type Option, tie } from './field.tsx'
import { type OptionGroup, SelectControl } from './select.tsx'
import { t } from './words.ts'

const words = () => ({
  'data-text-help': t('suggestionsHelp'),
  'data-text-none': t('suggestionsNone'),
  'data-text-many': t('choiceMany', { text: '#' }),
  'data-text-none-of': t('choiceNone', { text: '#' }),
  'data-text-count-one': t('suggestionsCount', { count: 1 }),
  'data-text-count-other': t('suggestionsCount', { count: 7 }).replace('7', '#'),
})

type Props = FieldProps & {
  options: (Option | OptionGroup)[]
  value?: string | undefined
  empty?: string | undefined
}

/** A long list to choose from. Without script it is the list; with it, a box that narrows the list as you type. */
export const Combobox = (props: Props) => (
  <Field {...props}>
    <pk-combobox {...words()}>
      <SelectControl {...props} />
    </pk-combobox>
  </Field>
)

type SuggestProps = FieldProps & {
  /** Answers `?q=` with JSON: `[{"value", "label"}]`. */
  src: string
  /** What was typed or chosen, and the value behind it if one was chosen. */
  text?: string | undefined
  value?: string | undefined
}

/**
 * Suggestions fetched as you write. Sends two fields: `name` (the chosen suggestion's value, empty when the text was
 * only typed) and `name-text` (the words). Without script only the words arrive, and the server looks them up.
 */
export const SuggestInput = ({ src, text, value, ...field }: SuggestProps) => (
  <Field {...field}>
    <pk-combobox data-src={src} {...words()}>
      <input type="hidden" name={field.name} value={value ?? ''} />
      <input
        class="input input--l"
        type="text"
        id={fieldId(field.name)}
        name={`${field.name}-text`}
        value={text}
        autocomplete="off"
        {...tie(field)}
      />
    </pk-combobox>
  </Field>
)
