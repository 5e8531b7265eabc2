/** What places and the people who look for one are compared by: words from fixed lists, never prose. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Kinds of placement that a place can be for; what each means in law is dated data (policy/placement-kinds). */
export const placeKinds = [
  'work_training',
  'reinforced_work_training',
  'work_practice',
  'work_trial',
  'daily_activity',
  'language_practice',
  'workplace_activity',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** What one does there. */
export const tasks = [
  'packing',
  'kitchen',
  'cafe',
  'cleaning',
  'laundry',
  'garden',
  'forest',
  'snow',
  'workshop',
  'textile',
  'transport',
  'vehicles',
  'reuse',
  'shop',
  'office',
  'animals',
] as const

/** What can be arranged so that the work fits. */
export const adaptations = [
  'no_lifting',
  'sitting',
  'own_pace',
  'short_days',
  'extra_breaks',
  'quiet',
  'few_people',
  'clear_routine',
  'same_supervisor',
  'written_steps',
  'no_stairs',
  'no_driving',
] as const

/** How one gets there and in. */
export const access = [
  'step_free',
  'accessible_toilet',
  'bus_near',
  'train_near',
  'picked_up',
  'quiet_room',
] as const

/** Languages that somebody at the place speaks; ISO 639, and Swedish sign language. */
export const languages = [
  'sv',
  'en',
  'ar',
  'so',
  'ti',
  'fa',
  'prs',
  'ku',
  'uk',
  'ru',
  'pl',
  'tr',
  'es',
  'fi',
  'th',
  'swl',
] as const

/** All of them, for those who look for a place for somebody. */
export const placeFacts = { weekdays, tasks, adaptations, access, languages, kinds: placeKinds } as const
