import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'

type Props = {
  children: ComponentChildren
  tone?: ButtonTone | undefined
  /** With an address it is a link that looks like a button; otherwise it submits its form. */
  href?: string | undefined
  icon?: IconName | undefined
  small?: boolean | undefined
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  /** Id of a form that the button stands outside. */
  form?: string | undefined
  formAction?: string | undefined
  /** Words for those who cannot see what stands around it: "Redigera" + "Café Tallbacken". */
  about?: string | undefined
  /** Opens the dialog of this id where script runs; the address is the same question as a page. */
  opens?: string | undefined
}

export function Button({ children, tone = 'primary', href, icon, small, about, opens, ...rest }: Props) {
  const look = `button button--${tone}${small ? ' button--small' : ''}`
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span>
        {children}
        {about && <span class="visually-hidden"> {about}</span>}
      </span>
    </>
  )
  if (href !== undefined) {
    return (
      <a class={look} href={href} data-dialog={opens}>
        {content}
      </a>
    )
  }
  const { type = 'submit', name, value, form, formAction } = rest
  return (
    <button class={look} type={type} name={name} value={value} form={form} formaction={formAction}>
      {content}
    </button>
  )
}
