import type { Temporal } from 'temporal-polyfill'
import type { Task } from '../../../kit/html/task-list.tsx'
import type { Profile } from '../enterprises/queries.ts'
import { criteria as allCriteria } from '../enterprises/schema.ts'
import { trustOf } from '../trust/level.ts'
import { t } from '../words.ts'

export const startPath = '/vart-foretag/kom-igang'

/** `needed`: without it a buyer has no use for the page. */
export type StartTask = Task & { needed: boolean; started: boolean }

/** What an enterprise has to say of itself before a buyer has use for its page, and how far it has come. */
export const tasksOf = (
  { enterprise: e, offers, areas, places, criteria }: Profile,
  now: Temporal.Instant,
): StartTask[] => {
  const task = (
    key: 'about' | 'offers' | 'reach' | 'places' | 'criteria' | 'contact',
    href: string,
    [done, started]: readonly [boolean, boolean],
    said: { done?: string; started?: string; todo?: string } = {},
  ): StartTask => ({
    key,
    label: t(`task_${key}`),
    href,
    done,
    started,
    needed: key !== 'places' && key !== 'criteria',
    state: done
      ? (said.done ?? t('task_done'))
      : started
        ? (said.started ?? t('task_started'))
        : (said.todo ?? t('task_todo')),
  })
  const reachable = e.phone !== null || e.email !== null
  const invoiced = e.f_tax !== null
  return [
    task('about', `${startPath}/about`, [e.presentation_sv !== '', false]),
    task('offers', `/foretag/${e.slug}/erbjudanden/nytt`, [offers.length > 0, false], {
      done: t('task_offers_done', { count: offers.length }),
    }),
    task('reach', `${startPath}/reach`, [areas.length > 0 || e.serves_radius_km !== null, false]),
    task('places', `/foretag/${e.slug}/platser`, [places.length > 0, false], {
      done: t('task_places_done', { count: places.length }),
      todo: t('task_optional'),
    }),
    task('criteria', `${startPath}/criteria`, [criteria.length === allCriteria.length, criteria.length > 0], {
      done: t(trustOf(e, now) === 3 || e.reviewed_at !== null ? 'task_done' : 'task_waits'),
      started: t('task_criteria_started', { count: criteria.length, all: allCriteria.length }),
    }),
    task('contact', `${startPath}/${reachable ? 'registrations' : 'contact'}`, [
      reachable && invoiced,
      reachable || invoiced,
    ]),
  ]
}

/** The one to go on with: a needed one first. */
export const nextTask = (tasks: readonly StartTask[]): StartTask | undefined =>
  tasks.find(task => !task.done && task.needed) ?? tasks.find(task => !task.done && task.key === 'criteria')
