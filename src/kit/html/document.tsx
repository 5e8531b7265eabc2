import type { ComponentChildren } from 'preact'
import { locale } from '../text/locale.ts'
import { t } from './words.ts'

/** Addresses of the built files, with the version in their query or name. */
export type Assets = { css: string; js: string; icon?: string | undefined }

type Props = {
  title: string
  description?: string | undefined
  assets: Assets
  children: ComponentChildren
  /** More for <head>: canonical address, feeds. */
  head?: ComponentChildren
  /** Kept out of search engines and of the pages kept for going back: everything behind sign-in. */
  closed?: boolean | undefined
  /** Kept out of search engines: what a link in a letter leads to. */
  unlisted?: boolean | undefined
}

/** The page's shell. Nothing inline, so that the content policy can be strict. */
export const Document = ({ title, description, assets, children, head, closed, unlisted }: Props) => (
  <html lang={locale()}>
    <head>
      <meta charset="utf-8" />
      <title>{title === t('siteName') ? title : `${title} – ${t('siteName')}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {description && <meta name="description" content={description} />}
      {(closed || unlisted) && <meta name="robots" content="noindex" />}
      {closed && <meta name="turbo-cache-control" content="no-cache" />}
      <meta name="color-scheme" content="light dark" />
      {/* Reads of a person's data are written down: a link must not be followed because a mouse passed it. */}
      <meta name="turbo-prefetch" content="false" />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      {assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
      <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
      <script type="module" src={assets.js} data-turbo-track="reload" />
      {head}
    </head>
    <body>
      <a class="skip-link" href="#content">
        {t('skip')}
      </a>
      {children}
    </body>
  </html>
)
