import { locale } from '../text/locale.ts'
import type { FieldProps } from './field.tsx'
import { TextInput } from './text-input.tsx'

type Props = FieldProps & {
  /** What was typed ("12 500"), or integer öre to be shown so. */
  value?: string | bigint | number | undefined
}

const kronor = (ore: bigint | number): string => {
  const value = Number(ore) / 100
  const digits = Number.isInteger(value) ? 0 : 2
  return new Intl.NumberFormat(locale() === 'sv' ? 'sv-SE' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

export const MoneyInput = ({ value, ...rest }: Props) => (
  <TextInput
    {...rest}
    value={typeof value === 'string' || value === undefined ? value : kronor(value)}
    width="s"
    inputMode="decimal"
    autocomplete="off"
    suffix="kr"
  />
)
