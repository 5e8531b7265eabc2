import type { VNode } from 'preact'
import { locale } from '../text/locale.ts'

/** What somebody wrote, in the reader's language if it is there; otherwise in Swedish, and marked so (WCAG 3.1.2). */
export const Original = ({ sv, en }: { sv: string; en?: string | undefined }): VNode => {
  if (locale() === 'sv') return <span>{sv}</span>
  return en ? <span>{en}</span> : <span lang="sv">{sv}</span>
}
