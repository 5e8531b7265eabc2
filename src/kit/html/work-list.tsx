import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { t } from './words.ts'

export type WorkItem = {
  key: string
  /** One sentence. */
  text: ComponentChildren
  /** One button that says what happens, and about what for those who only hear the button. */
  action: { label: string; href: string; about?: string | undefined }
  /** One date: "Senast 23 november 2026". */
  date?: { label: string; machine: string } | undefined
  /** A person is needed now: too late, or today. */
  urgent?: boolean | undefined
}

type Props = { items: readonly WorkItem[]; title?: string | undefined; empty?: ComponentChildren }

/** "Väntar på dig": what to do, in the order to do it. */
export const WorkList = ({ items, title, empty }: Props) => (
  <section class="work" aria-labelledby="work-title">
    <h2 class="work__heading" id="work-title">
      {title ?? t('waitsForYou')}
      {items.length > 0 && <span class="work__number">{items.length}</span>}
    </h2>
    {items.length === 0 ? (
      <p class="work__none">{empty ?? t('nothingWaits')}</p>
    ) : (
      <ul class="work__list">
        {items.map(({ key, text, action, date, urgent }) => (
          <li key={key} class={urgent ? 'work__item work__item--urgent' : 'work__item'}>
            <div class="work__text">
              <p>{text}</p>
              {date && (
                <p class="work__date">
                  <Icon name={urgent ? 'warning' : 'clock'} size={16} />
                  <time dateTime={date.machine}>{date.label}</time>
                </p>
              )}
            </div>
            <Button href={action.href} tone={urgent ? 'primary' : 'secondary'} about={action.about}>
              {action.label}
            </Button>
          </li>
        ))}
      </ul>
    )}
  </section>
)
