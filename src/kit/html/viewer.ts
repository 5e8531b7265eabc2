import type { NoticeTone } from './notice.tsx'

export type MenuItem = {
  href: string
  label: string
  current?: boolean | undefined
  count?: number | undefined
}

/** Who is signed in, in words ready to show. */
export type Viewer = {
  name: string
  organisation?: string | undefined
  role: string
  menu: MenuItem[]
  /** Where to change role, for who has several. */
  switchHref?: string | undefined
}

/** What was just done, told once on the page that follows. */
export type Flash = { tone: NoticeTone; title?: string | undefined; text?: string | undefined }
