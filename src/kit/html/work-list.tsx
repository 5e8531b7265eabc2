import type { ComponentChildren } from 'preact'
import { Button, type ButtonTone } from './button.tsx'
import { Icon } from './icon.tsx'
import { PostButton } from './post-button.tsx'
import { t } from './words.ts'

/** Leads on, or does it. */
type Act = { label: string; about?: string | undefined } & (
  | { href: string }
  | { post: string; fields?: Record<string, string> }
)

export type WorkItem = {
  key: string
  /** One sentence. */
  text: ComponentChildren
  /** One button that says what happens, and about what for those who only hear the button. */
  action: Act
  /** A quieter second one: ring, look at it. */
  second?: Act | undefined
  /** One date: "Senast 23 november 2026". */
  date?: { label: string; machine: string } | undefined
  /** A person is needed now: too late, or today. */
  urgent?: boolean | undefined
}

type Props = {
  items: readonly WorkItem[]
  title?: string | undefined
  empty?: ComponentChildren
  /** At most so many rows, and the address of all. */
  most?: { rows: number; all: string } | undefined
}

const ActButton = ({ act, tone }: { act: Act; tone: ButtonTone }) =>
  'href' in act ? (
    <Button href={act.href} tone={tone} about={act.about}>
      {act.label}
    </Button>
  ) : (
    <PostButton action={act.post} fields={act.fields} tone={tone} about={act.about}>
      {act.label}
    </PostButton>
  )

/** "Väntar på dig": what to do, in the order to do it. */
export const WorkList = ({ items, title, empty, most }: Props) => (
  <section class="work" aria-labelledby="work-title">
    <h2 class="work__heading" id="work-title">
      {title ?? t('waitsForYou')}
      {items.length > 0 && (
        <span class={items[0]?.urgent ? 'work__number work__number--late' : 'work__number'}>
          {items.length}
        </span>
      )}
    </h2>
    {items.length === 0 ? (
      <p class="work__none">{empty ?? t('nothingWaits')}</p>
    ) : (
      <ul class="work__list">
        {items.slice(0, most?.rows).map(({ key, text, action, second, date, urgent }, i) => (
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
            <div class="work__acts">
              <ActButton act={action} tone={urgent && i === 0 ? 'primary' : 'secondary'} />
              {second && <ActButton act={second} tone="quiet" />}
            </div>
          </li>
        ))}
      </ul>
    )}
    {most && items.length > most.rows && (
      <p class="work__all">
        <a href={most.all}>{t('showAll', { count: items.length })}</a>
      </p>
    )}
  </section>
)
