import { t } from './words.ts'

type Props = {
  label: string
  value: number
  max: number
  /** What stands beside it; "3 av 8 klara" unless said. */
  words?: string | undefined
}

export const Progress = ({ label, value, max, words }: Props) => {
  const id = `progress-${label.replace(/\W+/g, '-').toLowerCase()}`
  return (
    <div class="progress">
      <span class="progress__label" id={id}>
        {label}
      </span>
      <span class="progress__words">{words ?? t('allOf', { done: value, total: max })}</span>
      <progress class="progress__bar" value={value} max={max} aria-labelledby={id} />
    </div>
  )
}
