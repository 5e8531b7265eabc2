import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { t } from './words.ts'

type Props = {
  /** A button with `opens` of this id shows it. */
  id: string
  title: string
  children: ComponentChildren
  /** The form or button that answers the question. */
  actions?: ComponentChildren
  /** On the question's own page, for those without script: shown in its place, and the way back is a link. */
  page?: { backHref: string } | undefined
  closeLabel?: string | undefined
}

/** A question that must be answered before going on. */
export function Dialog({ id, title, children, actions, page, closeLabel = t('cancel') }: Props) {
  const body = (
    <>
      <h2 class="dialog__title" id={`${id}-title`}>
        {title}
      </h2>
      <div class="dialog__body">{children}</div>
      <div class="actions dialog__actions">
        {actions}
        {page ? (
          <Button href={page.backHref} tone="secondary">
            {closeLabel}
          </Button>
        ) : (
          <form method="dialog">
            <Button tone="secondary">{closeLabel}</Button>
          </form>
        )}
      </div>
    </>
  )
  return page ? (
    <section class="dialog dialog--page" aria-labelledby={`${id}-title`}>
      {body}
    </section>
  ) : (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
      {body}
    </dialog>
  )
}
