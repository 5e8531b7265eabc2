import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { t } from './words.ts'

export type NoticeTone = 'info' | 'success' | 'warning' | 'error'

type Props = {
  tone: NoticeTone
  title?: string | undefined
  children?: ComponentChildren
  /** It is the answer to what was just done: read out at once and given focus. */
  live?: boolean | undefined
}

const marks: Record<NoticeTone, { icon: IconName; word: 'information' | 'success' | 'warning' | 'error' }> = {
  info: { icon: 'info', word: 'information' },
  success: { icon: 'check', word: 'success' },
  warning: { icon: 'warning', word: 'warning' },
  error: { icon: 'warning', word: 'error' },
}

/** Warnings and errors are rowan red, for they need a person; the rest is calm. */
export const Notice = ({ tone, title, children, live }: Props) => (
  <div
    class={`notice notice--${tone}`}
    role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
    data-live={live ? '' : undefined}
    tabindex={live ? -1 : undefined}
  >
    <Icon name={marks[tone].icon} size={24} />
    <div class="notice__body">
      <span class="visually-hidden">{t(marks[tone].word)}: </span>
      {title && <p class="notice__title">{title}</p>}
      {children}
    </div>
  </div>
)
