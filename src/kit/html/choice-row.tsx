import type { Option } from './field.tsx'

type Props = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: Option
  checked: boolean
  describedBy?: string | undefined
}

/** One radio button or checkbox: the whole row is its target. */
export const ChoiceRow = ({ type, id, name, option, checked, describedBy }: Props) => {
  const hint = option.hint && `${id}-note`
  const described = [hint, describedBy].filter(Boolean).join(' ')
  return (
    <div class="choice">
      <input
        class="choice__box"
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        aria-describedby={described || undefined}
      />
      <label class="choice__label" for={id}>
        {option.label}
      </label>
      {hint && (
        <p class="choice__hint" id={hint}>
          {option.hint}
        </p>
      )}
    </div>
  )
}
