import { type Locale, locale } from '../text/locale.ts'
import { address } from './address.ts'
import { Icon } from './icon.tsx'
import { MenuList, ViewerName } from './side-menu.tsx'
import type { MenuItem, Viewer } from './viewer.ts'
import { Wordmark } from './wordmark.tsx'
import { t } from './words.ts'

type Props = {
  demo: boolean
  path: string
  query: string | undefined
  nav: MenuItem[]
  viewer: Viewer | undefined
}

/** The same page in the other language, named in that language. */
const LanguageLink = ({ path, query }: Pick<Props, 'path' | 'query'>) => {
  const other: Locale = locale() === 'sv' ? 'en' : 'sv'
  return (
    <a
      class="header-link"
      href={address(path, { lang: other }, new URLSearchParams(query))}
      lang={other}
      hreflang={other}
    >
      {t('languageOther')}
    </a>
  )
}

const SignInOut = ({ viewer }: Pick<Props, 'viewer'>) =>
  viewer === undefined ? (
    <a class="button button--secondary button--small" href="/logga-in">
      {t('signIn')}
    </a>
  ) : (
    <form action="/logga-ut" method="post">
      <button class="button button--quiet button--small" type="submit">
        {t('signOut')}
      </button>
    </form>
  )

/** Looks through everything. The box where there is room, else the way to its page; Ctrl-K leads to either (find-key.ts). */
const Find = ({ path, query }: Pick<Props, 'path' | 'query'>) => (
  <>
    <search class="site-find" aria-label={t('findAll')}>
      <form class="search-box" action="/sok" method="get">
        <button class="search-box__go" type="submit" aria-label={t('search')}>
          <Icon name="search" />
        </button>
        <input
          class="input"
          name="q"
          type="search"
          value={path === '/sok' ? (new URLSearchParams(query).get('q') ?? '') : ''}
          placeholder={t('findHint')}
          aria-label={t('findAll')}
          aria-keyshortcuts="Control+K"
          autocomplete="off"
          enterkeyhint="search"
        />
      </form>
    </search>
    <a class="site-find__link" href="/sok" aria-label={t('search')}>
      <Icon name="search" />
    </a>
  </>
)

/** Both menus are in the page; the style sheet shows the one that fits the screen, so neither needs script. */
export const SiteHeader = ({ demo, path, query, nav, viewer }: Props) => (
  <header class="site-header">
    {demo && <p class="demo-banner">{t('demo')}</p>}
    <div class="site-header__row">
      <Wordmark name={t('siteName')} />
      <nav class="site-nav" aria-label={t('mainNav')}>
        <MenuList items={nav} />
      </nav>
      <Find path={path} query={query} />
      <div class="site-header__tools">
        <LanguageLink path={path} query={query} />
        <SignInOut viewer={viewer} />
      </div>
      <details class="site-menu">
        <summary class="site-menu__button">
          <Icon name="menu" />
          {t('menu')}
        </summary>
        <div class="site-menu__panel">
          {viewer && <ViewerName viewer={viewer} />}
          {viewer && (
            <nav aria-label={t('yourMenu')}>
              <MenuList items={viewer.menu} />
            </nav>
          )}
          <nav aria-label={t('mainNav')}>
            <MenuList items={nav} />
          </nav>
          <div class="site-menu__tools">
            <LanguageLink path={path} query={query} />
            <SignInOut viewer={viewer} />
          </div>
        </div>
      </details>
    </div>
  </header>
)
