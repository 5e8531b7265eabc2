import type { ComponentChildren } from 'preact'

type Props = {
  title: ComponentChildren
  href?: string | undefined
  /** The rank of its heading on the page. */
  level?: 2 | 3 | 4 | undefined
  /** A quiet line under the title: place, kind. */
  meta?: ComponentChildren
  /** Status chips. */
  chips?: ComponentChildren
  children?: ComponentChildren
  /** Links or buttons at its foot. */
  actions?: ComponentChildren
}

/** One thing in a list. Its whole face leads to it, while the heading alone is the link that is read out. */
export function Card({ title, href, level = 3, meta, chips, children, actions }: Props) {
  const Heading = `h${level}` as 'h3'
  return (
    <article class={href ? 'card card--link' : 'card'}>
      <Heading class="card__title">
        {href === undefined ? (
          title
        ) : (
          <a class="card__link" href={href}>
            {title}
          </a>
        )}
      </Heading>
      {meta && <p class="card__meta">{meta}</p>}
      {children && <div class="card__body">{children}</div>}
      {chips && <div class="card__chips">{chips}</div>}
      {actions && <div class="card__actions">{actions}</div>}
    </article>
  )
}

/** Cards as a list: as many beside each other as there is room for. */
export const CardList = ({ children }: { children: ComponentChildren[] }) => (
  <ul class="card-list">
    {children.map((card, i) => (
      <li key={i} class="card-list__item">
        {card}
      </li>
    ))}
  </ul>
)
