import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { roleName } from './core/organisations/words.ts'
import type { Domain } from './core/web/domain.ts'
import type { Page, Shell } from './core/web/page.ts'
import { projectRoot } from './kit/db/migrate.ts'
import type { Assets } from './kit/html/document.tsx'
import { Layout } from './kit/html/layout.tsx'
import { renderPage } from './kit/html/render.ts'
import { menuOf, publicNav } from './menu.ts'

const readAssets = (): Assets => {
  try {
    return JSON.parse(readFileSync(join(projectRoot, 'dist/assets.json'), 'utf8')) as Assets
  } catch {
    // Tests of pages without a browser need no build.
    return { css: '/assets/styles.css', js: '/assets/app.js' }
  }
}

/** `</script>` inside a string would end the element: "<" is written as an escape (JSON allows it). */
const jsonLdText = (data: object) => JSON.stringify(data).replaceAll('<', '\\u003c')

const Head = ({ page }: { page: Page }) => (
  <>
    {page.jsonLd && (
      // JSON with "<" escaped: the only raw markup there is.
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(page.jsonLd) }} />
    )}
    {page.head}
  </>
)

/** Puts a page into the whole document: menus for the reader's role, language switch, demo banner. */
export const makeShell = (demo: boolean, domains: readonly Domain[]): Shell => {
  const assets = readAssets()
  return (request, page, status, notice) => {
    const [path = '/', query] = request.url.split('?')
    const { viewer } = request
    return renderPage(
      <Layout
        title={page.title}
        description={page.description}
        path={path}
        query={query}
        nav={publicNav(path)}
        viewer={
          viewer
            ? {
                name: viewer.name,
                organisation: viewer.seat?.organisation,
                role: roleName(viewer.seat?.role),
                menu: menuOf(viewer, path, domains),
                switchHref: viewer.seats.length > 1 ? '/byt-uppdrag' : undefined,
              }
            : undefined
        }
        demo={demo}
        assets={assets}
        notice={notice ? { tone: 'success', title: notice } : undefined}
        breadcrumbs={page.breadcrumbs}
        head={<Head page={page} />}
        unlisted={request.routeOptions.config.secret}
        wrong={status === 422}
        width={page.width}
      >
        {page.body}
      </Layout>,
    )
  }
}
