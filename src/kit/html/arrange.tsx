import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { fieldId } from './field.tsx'
import { Icon } from './icon.tsx'

/** A main column with something beside it that belongs to it; under each other where there is no room. */
export const Split = ({
  children,
  side,
  label,
  sideFirst,
}: {
  children: ComponentChildren
  side: ComponentChildren
  label: string
  sideFirst?: boolean
}) => (
  <div class={sideFirst ? 'split split--wide-side' : 'split'}>
    <div class="split__main">{children}</div>
    <aside class="split__side" aria-label={label}>
      {side}
    </aside>
  </div>
)

/** A part of a page under its own heading. */
export const Section = ({
  id,
  title,
  children,
  level = 2,
}: {
  id: string
  title: string
  children: ComponentChildren
  level?: 2 | 3
}) => {
  const Heading = `h${level}` as 'h2'
  return (
    <section class="section" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </section>
  )
}

/** Groups of links in as many columns as there is room for, each opened by who wants it. */
export const LinkGroups = ({
  groups,
}: {
  groups: readonly {
    title: string
    about: string
    links: readonly { href: string; label: string; count: number }[]
  }[]
}) => (
  <div class="link-groups">
    {groups.map(({ title, about, links }) => (
      <details key={title} class="link-groups__group">
        <summary>
          <h3>{title}</h3> <span class="quiet">{about}</span>
        </summary>
        <ul>
          {links.map(({ href, label, count }) => (
            <li key={href}>
              <a href={href}>{label}</a> <span class="quiet">{count}</span>
            </li>
          ))}
        </ul>
      </details>
    ))}
  </div>
)

/** Short facts under each other without bullets. */
export const PlainList = ({ children }: { children: ComponentChildren }) => (
  <ul class="plain-list">{children}</ul>
)

/** The question that a page is for, with one large box. */
export const BigSearch = ({
  action,
  name,
  label,
  button,
}: {
  action: string
  name: string
  label: string
  button: string
}) => (
  <search>
    <form class="big-search" action={action} method="get">
      <label class="field__label" for={fieldId(name)}>
        {label}
      </label>
      <span class="big-search__row">
        <span class="search-box">
          <Icon name="search" />
          <input
            class="input"
            id={fieldId(name)}
            name={name}
            type="search"
            autocomplete="off"
            enterkeyhint="search"
          />
        </span>
        <Button icon="search">{button}</Button>
      </span>
    </form>
  </search>
)
