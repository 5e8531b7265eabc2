import type { Viewer } from '../core/web/viewer.ts'
import { PlainList } from '../kit/html/arrange.tsx'
import { PageHead } from '../kit/html/page-head.tsx'
import { type WorkItem, WorkList } from '../kit/html/work-list.tsx'
import { menuOf } from '../menu.ts'
import { t } from './words.ts'

/** My day: what waits for me by my role, each with one button; below it the ways to everything else. */
export const MyDayPage = ({ viewer, items }: { viewer: Viewer; items: WorkItem[] }) => (
  <>
    <PageHead title={t('my_day_hello', { name: viewer.name.split(' ')[0] ?? '' })} />
    <WorkList items={items} title={t('my_day_title')} empty={t('my_day_empty')} />
    <h2>{t('my_day_next')}</h2>
    <PlainList>
      {menuOf(viewer, '')
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
