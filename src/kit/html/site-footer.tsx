import { Shoot } from './wordmark.tsx'
import { t } from './words.ts'

const links = [
  { href: '/om', key: 'footerAbout' },
  { href: '/tillganglighet', key: 'footerAccessibility' },
  { href: '/integritet', key: 'footerPrivacy' },
  { href: '/oppna-data', key: 'footerOpenData' },
] as const

export const SiteFooter = () => (
  <footer class="site-footer">
    <div class="site-footer__row">
      <p class="site-footer__lead">
        <Shoot size={24} />
        {t('footerLead')}
      </p>
      <nav aria-label={t('footerLabel')}>
        <ul class="site-footer__links">
          {links.map(({ href, key }) => (
            <li key={href}>
              <a class="link" href={href}>
                {t(key)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  </footer>
)
