// biome-ignore-all lint/a11y/noRedundantRoles: display:block takes a table's roles away in some browsers, so they are said
import type { ComponentChildren } from 'preact'

/** yes it fits · no it does not · unknown nobody has said · unsure some of it, or hard to tell */
export type MarkKind = 'yes' | 'no' | 'unknown' | 'unsure'
export type MarkSaid = { kind: MarkKind; word: string; reason?: ComponentChildren }

const shapes: Record<MarkKind, string> = {
  yes: 'M2.500 8.500l4 4L13.500 4',
  no: 'M3.500 3.500l9 9M12.500 3.500l-9 9',
  unknown: 'M5 5.500a3 3 0 1 1 4.300 2.700C8.300 8.700 8 9.200 8 10.200M8 13v.3',
  unsure: 'M8 2.500l6 11H2zM8 6.500v3.200M8 11.500v.3',
}

/** A shape and its word in ink alone, with the reason under it: a no is a fact, and no alarm. */
export const Mark = ({ kind, word, reason }: MarkSaid) => (
  <span class={`mark mark--${kind}`}>
    <svg class="mark__shape" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[kind]} />
    </svg>
    <span class="mark__word">{word}</span>
    {reason && <span class="mark__reason">{reason}</span>}
  </span>
)

export type MarkRow = {
  key: string
  name: ComponentChildren
  /** Beside the name: where, and how far away. */
  meta?: ComponentChildren
  /** A box to tick, or why there is none. */
  choice?: ComponentChildren
  /** One for each condition, in their order. */
  marks: readonly MarkSaid[]
  /** How many fit, in words. */
  sum: ComponentChildren
}

type Props = {
  caption: string
  /** What the rows are, and what the boxes are for. */
  heading: string
  choose?: string | undefined
  conditions: readonly string[]
  sumHeading: string
  /** "Alla fem villkor": on a phone, where only what does not fit is spelled out. */
  all: string
  groups: readonly { title?: string; rows: readonly MarkRow[] }[]
}

const All = ({ row, props: { all, conditions } }: { row: MarkRow; props: Props }) => (
  <details class="mark-table__all">
    <summary>{all}</summary>
    <ul class="plain-list">
      {row.marks.map((mark, i) => (
        <li key={conditions[i]}>
          <span class="mark-table__of">{conditions[i]}</span> <Mark {...mark} />
        </li>
      ))}
    </ul>
  </details>
)

const Row = ({ row, props }: { row: MarkRow; props: Props }) => (
  <tr class="mark-table__row" role="row">
    {props.choose !== undefined && (
      <td class="mark-table__choice" role="cell">
        {row.choice}
      </td>
    )}
    <th class="mark-table__name" scope="row" role="rowheader">
      {row.name}
      {row.meta && <span class="mark-table__meta">{row.meta}</span>}
    </th>
    {row.marks.map((mark, i) => (
      <td
        key={props.conditions[i]}
        class={`mark-table__cell mark-table__cell--${mark.kind}`}
        role="cell"
        data-label={props.conditions[i]}
      >
        <Mark {...mark} />
      </td>
    ))}
    <td class="mark-table__sum" role="cell">
      {row.sum}
      <All row={row} props={props} />
    </td>
  </tr>
)

/** Rows held against conditions: each cell says in a word and a shape whether it fits, and why. */
export const MarkTable = (props: Props) => {
  const { caption, heading, choose, conditions, sumHeading, groups } = props
  const columns = conditions.length + (choose === undefined ? 2 : 3)
  return (
    <section class="mark-table-box" tabindex={0} aria-label={caption}>
      <table class="mark-table" role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {choose !== undefined && (
              <th scope="col" role="columnheader">
                <span class="visually-hidden">{choose}</span>
              </th>
            )}
            {[heading, ...conditions, sumHeading].map(label => (
              <th key={label} scope="col" role="columnheader">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title} role="rowgroup">
            {title && (
              <tr class="mark-table__group" role="row">
                <th colSpan={columns} scope="row" role="rowheader">
                  {title}
                </th>
              </tr>
            )}
            {rows.map(row => (
              <Row key={row.key} row={row} props={props} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
