import type { ComponentChildren } from 'preact'
import type { Crumb } from '../../kit/html/breadcrumbs.tsx'

/** What a route answers to a person. The shell (root) puts it into the document with menu and language switch. */
export type Page = {
  title: string
  body: ComponentChildren
  description?: string | undefined
  breadcrumbs?: Crumb[] | undefined
  /** schema.org description of what the page shows, as JSON-LD. */
  jsonLd?: object | undefined
  /** More for <head>: feeds, canonical address. */
  head?: ComponentChildren
  width?: 'text' | 'wide' | undefined
}

/** Makes the whole document of a page; the root provides it. */
export type Shell = (
  request: import('fastify').FastifyRequest,
  page: Page,
  status: number,
  notice?: string,
) => string

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a page in the reader's language; status 200 unless said. */
    page: (page: Page, status?: number) => FastifyReply
    /** Answers 303 to `path`, optionally with a sentence shown once on the next page. */
    done: (path: string, notice?: string) => FastifyReply
  }
}
