import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole page – a `Layout` or a `Document` – as the text to send. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`
