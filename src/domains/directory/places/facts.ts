/** What places and the people who look for one are compared by: words from fixed lists, never prose. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

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
