import type { PlaceKind } from './facts.ts'
import { adaptations, languages, type tasks } from './facts.ts'

type Task = (typeof tasks)[number]
/** The demo's prose of what one does, as the words of the list. */
const named: readonly [RegExp, Task][] = [
  [/pack|etikett|plock|montera/i, 'packing'],
  [/laga mat|kök|bak|disk|smör|mat/i, 'kitchen'],
  [/servera|café|kaffe|kassa/i, 'cafe'],
  [/städ|putsa|fönster/i, 'cleaning'],
  [/tvätt|stryka|mangla|vika/i, 'laundry'],
  [/klipp|trädgård|park|odla|plantera|rensa/i, 'garden'],
  [/skog|ved|hugg|röj/i, 'forest'],
  [/snö|skotta|sanda/i, 'snow'],
  [/snickra|laga|måla|slip|bygg|svets/i, 'workshop'],
  [/\bsy|textil|väv/i, 'textile'],
  [/köra|kör |bära|lasta|flytta|lever/i, 'transport'],
  [/meka|cykl|bil|däck/i, 'vehicles'],
  [/sorter|återbruk|demonter|pant/i, 'reuse'],
  [/butik|sälja/i, 'shop'],
  [/kontor|dator|skanna|räkna|post/i, 'office'],
  [/djur|häst|hund|höns/i, 'animals'],
]

const spans = [
  ['mon', 'tue', 'wed', 'thu', 'fri'],
  ['mon', 'tue', 'wed', 'thu'],
  ['tue', 'wed', 'thu'],
  ['mon', 'wed', 'fri'],
]

const some = <T>(all: readonly T[], n: number, every: number): T[] =>
  all.filter((_, i) => (i * 7 + n * 3) % every === 0)

const furtherKinds: readonly PlaceKind[] = [
  'work_practice',
  'language_practice',
  'daily_activity',
  'reinforced_work_training',
  'workplace_activity',
]

/** What the demo's `n`th enterprise says of its places beside their number. */
export const demoFacts = (n: number, tasksSv: string) => {
  const found = named.filter(([pattern]) => pattern.test(tasksSv)).map(([, task]) => task)
  return {
    tasks: found.slice(0, 4),
    days: spans[n % spans.length] ?? [],
    from_minute: [480, 480, 540, 450][n % 4] ?? 480,
    to_minute: [900, 840, 780, 930][n % 4] ?? 900,
    adaptations: some(adaptations, n, 3),
    languages: ['sv', ...some(languages.slice(1), n, 6)],
    access: ['bus_near', ...(n % 2 === 0 ? ['step_free', 'accessible_toilet'] : ['quiet_room'])],
    free_as: n % 11 === 5 ? 'some' : n % 13 === 7 ? 'meet_first' : 'number',
  }
}

/** Every other enterprise has places of a second kind. */
export const secondKind = (n: number): PlaceKind | undefined =>
  n % 2 === 0 ? furtherKinds[(n / 2) % furtherKinds.length] : undefined
