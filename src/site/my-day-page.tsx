import { PlainList } from '../kit/html/arrange.tsx'
import { PageHead } from '../kit/html/page-head.tsx'
import type { MenuItem } from '../kit/html/viewer.ts'
import { type WorkItem, WorkList } from '../kit/html/work-list.tsx'
import { t } from './words.ts'

/** My day: what waits for me by my role, each with one button; below it the ways to everything else. */
export const MyDayPage = ({ name, items, menu }: { name: string; items: WorkItem[]; menu: MenuItem[] }) => (
  <>
    <PageHead title={t('my_day_hello', { name: name.split(' ')[0] ?? '' })} />
    <WorkList items={items} title={t('my_day_title')} empty={t('my_day_empty')} />
    <h2>{t('my_day_next')}</h2>
    <PlainList>
      {menu
        .filter(item => item.href !== '/hem')
        .concat({ href: '/foretag', label: t('home_search_button') })
        .map(item => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
    </PlainList>
  </>
)
