import type { Page } from '../web/page.ts'

/** Something that somebody should look at before a file is read in: what, the rows it is about, and how it is mended. */
export type Doubt = {
  title: string
  /** How to mend it, or why it may be right. */
  text: string
  /** Rows, as line and what stands there; of many the first. */
  rows?: readonly { line: number; text: string }[]
  more?: Page['body']
}
