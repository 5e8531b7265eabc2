import type { ComponentChildren } from 'preact'
import { Button, type ButtonTone } from './button.tsx'
import { HiddenField } from './form.tsx'
import type { IconName } from './icon.tsx'

type Props = {
  action: string
  children: ComponentChildren
  fields?: Record<string, string | number | bigint> | undefined
  version?: number | bigint | string | undefined
  tone?: ButtonTone | undefined
  icon?: IconName | undefined
  small?: boolean | undefined
  about?: string | undefined
}

/** A button that changes something: a form of its own, so that it works anywhere and without script. */
export const PostButton = ({ action, children, fields = {}, version, ...look }: Props) => (
  <form class="post-button" action={action} method="post">
    {version !== undefined && <HiddenField name="version" value={version} />}
    {Object.entries(fields).map(([name, value]) => (
      <HiddenField key={name} name={name} value={value} />
    ))}
    <Button {...look}>{children}</Button>
  </form>
)
