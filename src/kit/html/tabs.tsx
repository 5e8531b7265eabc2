import { showNumber } from '../text/format.ts'
import type { MenuItem } from './viewer.ts'

/** Parts of one page at addresses of their own: links, so each can be kept and sent. */
export const Tabs = ({ tabs, label }: { tabs: readonly MenuItem[]; label: string }) => (
  <nav class="tabs" aria-label={label}>
    <ul class="tabs__list">
      {tabs.map(tab => (
        <li key={tab.href}>
          <a class="tabs__link" href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
            {tab.count !== undefined && <span class="tabs__count">{showNumber(tab.count)}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
