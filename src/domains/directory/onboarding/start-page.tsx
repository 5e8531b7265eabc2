import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../kit/clock.ts'
import { Button } from '../../../kit/html/button.tsx'
import { NextStep } from '../../../kit/html/next-step.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { TaskList } from '../../../kit/html/task-list.tsx'
import { showMonth } from '../../../kit/text/format.ts'
import type { Profile } from '../enterprises/queries.ts'
import { freshnessRules } from '../policy.ts'
import { WholeTrust } from '../trust/words.tsx'
import { t } from '../words.ts'
import { nextTask, type StartTask } from './tasks.ts'

const confirmAgain = ({ confirmed_at }: Profile['enterprise'], now: Temporal.Instant) =>
  dayOf(confirmed_at).add({ months: freshnessRules.at(dayOf(now)).confirm_every_months })

/** Where the beginning stands: what is done, what is next, and whose word the page is by now. */
export const StartPage = ({
  enterprise,
  tasks,
  now,
}: {
  enterprise: Profile['enterprise']
  tasks: readonly StartTask[]
  now: Temporal.Instant
}) => {
  const next = nextTask(tasks)
  return (
    <>
      <PageHead
        title={t('start_title')}
        lead={t('start_lead', { done: tasks.filter(task => task.done).length, all: tasks.length })}
      />
      <NextStep
        says={
          next === undefined
            ? t('start_all_done', { month: showMonth(confirmAgain(enterprise, now)) })
            : t(`next_${next.key as 'about'}`)
        }
        action={next && <Button href={next.href}>{t('start_go_on')}</Button>}
        links={[
          <a key="others" href={`/foretag/${enterprise.slug}?som=andra`}>
            {t('see_as_others')}
          </a>,
        ]}
      />
      <TaskList tasks={tasks} />
      <h2>{t('trust_title')}</h2>
      <WholeTrust of={enterprise} now={now} />
    </>
  )
}
