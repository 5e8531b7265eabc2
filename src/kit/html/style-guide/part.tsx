import type { ComponentChildren } from 'preact'
import { locale } from '../../text/locale.ts'

/** The samples' words: here beside each other, for they are examples, not the product's texts. */
export const say = (sv: string, en: string): string => (locale() === 'sv' ? sv : en)

type Props = { id: string; title: string; note?: string | undefined; children: ComponentChildren }

/** One component of the guide: its name, what it is for, and its states. */
export const Part = ({ id, title, note, children }: Props) => (
  <section class="guide__part" aria-labelledby={`guide-${id}`}>
    <h2 id={`guide-${id}`}>{title}</h2>
    {note && <p class="quiet">{note}</p>}
    {children}
  </section>
)
