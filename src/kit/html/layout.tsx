import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { type Assets, Document } from './document.tsx'
import { Notice } from './notice.tsx'
import { SideMenu } from './side-menu.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'
import type { Flash, MenuItem, Viewer } from './viewer.ts'
import { t } from './words.ts'

export type { Flash, MenuItem, Viewer }

export type LayoutProps = {
  /** The page's name in the browser. The heading itself is the page's own (`PageHead`). */
  title: string
  description?: string | undefined
  /** Where we are, without and with the query: for the language links. */
  path: string
  query?: string | undefined
  nav: MenuItem[]
  viewer?: Viewer | undefined
  demo: boolean
  assets: Assets
  notice?: Flash | undefined
  breadcrumbs?: Crumb[] | undefined
  head?: ComponentChildren
  /** A public page that search engines are not to list. */
  unlisted?: boolean | undefined
  /** The form was answered with errors: said first in the page's name. */
  wrong?: boolean | undefined
  /** `text` keeps everything to a readable column, `wide` gives lists and charts their room. */
  width?: 'text' | 'wide' | undefined
  children: ComponentChildren
}

/** A whole page: header, the viewer's menu, the content, footer. */
export function Layout(props: LayoutProps) {
  const {
    title,
    description,
    viewer,
    demo,
    assets,
    notice,
    breadcrumbs,
    wrong,
    width = 'wide',
    children,
  } = props
  return (
    <Document
      title={wrong ? t('errorTitlePrefix', { title }) : title}
      description={description}
      assets={assets}
      head={props.head}
      closed={viewer !== undefined}
      unlisted={props.unlisted}
    >
      <SiteHeader demo={demo} path={props.path} query={props.query} nav={props.nav} viewer={viewer} />
      <div class={viewer ? 'frame frame--menu' : 'frame'}>
        {viewer && <SideMenu viewer={viewer} />}
        <main class={`content content--${width}`} id="content" tabindex={-1}>
          {breadcrumbs && <Breadcrumbs crumbs={breadcrumbs} />}
          {notice && (
            <Notice tone={notice.tone} title={notice.title} live>
              {notice.text && <p>{notice.text}</p>}
            </Notice>
          )}
          {children}
        </main>
      </div>
      <SiteFooter />
    </Document>
  )
}
