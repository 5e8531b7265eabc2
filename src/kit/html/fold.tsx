import type { ComponentChildren } from 'preact'

type Props = {
  id: string
  title: string
  /** What it holds, in a line: read without opening it. */
  result?: ComponentChildren
  open: boolean
  /** The rank of its heading on the page. */
  level?: 2 | 3
  children: ComponentChildren
}

/** A part of a page that opens: closed, it tells its result in its own line. */
export const Fold = ({ id, title, result, open, level = 2, children }: Props) => {
  const Heading = `h${level}` as 'h2'
  return (
    <details class="fold" id={id} open={open}>
      <summary class="fold__line">
        <Heading class="fold__title">{title}</Heading>
        {result && <span class="fold__result">{result}</span>}
      </summary>
      <div class="fold__body stack">{children}</div>
    </details>
  )
}

/** Parts under each other, in an order that stays. */
export const Folds = ({ children }: { children: ComponentChildren }) => <div class="folds">{children}</div>
