import type { FieldProps } from './field.tsx'
import { TextInput } from './text-input.tsx'

type Props = FieldProps & {
  value?: string | number | undefined
  suffix?: string | undefined
  decimals?: boolean | undefined
}

/** A text box with the number keyboard: no arrows that change a figure by a scroll, and what was typed is kept. */
export const NumberInput = ({ value, decimals, ...rest }: Props) => (
  <TextInput
    {...rest}
    value={value?.toString()}
    width="s"
    inputMode={decimals ? 'decimal' : 'numeric'}
    autocomplete="off"
  />
)
