import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

export type Task = {
  key: string
  label: string
  href: string
  done: boolean
  /** "Klart, 4 erbjudanden", "Påbörjat, 2 av 4", "Återstår, frivilligt". */
  state: ComponentChildren
}

/** What is to be done, in any order: the whole row is its link, and the state is said in words. */
export const TaskList = ({ tasks }: { tasks: readonly Task[] }) => (
  <ul class="task-list">
    {tasks.map(({ key, label, href, done, state }) => (
      <li key={key} class="task-list__item">
        <a class="task-list__link" href={href}>
          {label}
        </a>
        <span class={done ? 'task-list__state task-list__state--done' : 'task-list__state'}>
          {done && <Icon name="check" size={16} />}
          {state}
        </span>
      </li>
    ))}
  </ul>
)
