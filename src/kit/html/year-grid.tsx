import { Shape, type Tone } from './status-chip.tsx'

export type YearRow = {
  key: string
  title: string
  href: string
  /** The same in words, on a line of its own. */
  under?: string | undefined
  /** The months that its bar covers, 1 to 12; 0 begins before the year, 13 ends after it. */
  from: number
  until: number
  marks: readonly { month: number; tone: Tone; label: string }[]
}

type Props = {
  caption: string
  /** What the lines are. */
  heading: string
  /** The months' names, short. */
  months: readonly string[]
  rows: readonly YearRow[]
  legend: readonly { tone: Tone; label: string }[]
  /** What is not drawn, said. */
  more?: string | undefined
}

/** A year as one picture: a line for each thing, a bar where it goes on, a shape where something happens. Wide screens only: the same stands as a list beside it. */
export const YearGrid = ({ caption, heading, months, rows, legend, more }: Props) => (
  <div class="year-grid">
    <ul class="year-grid__legend">
      {legend.map(({ tone, label }) => (
        <li key={label} class={`year-grid__mark year-grid__mark--${tone}`}>
          <Shape tone={tone} /> {label}
        </li>
      ))}
    </ul>
    <table class="year-grid__table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {months.map(name => (
            <th key={name} class="year-grid__month" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <th class="year-grid__name" scope="row">
              <a href={row.href}>{row.title}</a>
              {row.under && <div class="quiet">{row.under}</div>}
            </th>
            {months.map((name, i) => {
              const month = i + 1
              const during = row.from <= month && month <= row.until && row.until > 0
              return (
                <td key={name} class={during ? 'year-grid__cell year-grid__cell--during' : 'year-grid__cell'}>
                  {row.marks
                    .filter(mark => mark.month === month)
                    .map(({ tone, label }) => (
                      <span key={label} class={`year-grid__mark year-grid__mark--${tone}`} title={label}>
                        <Shape tone={tone} />
                        <span class="visually-hidden">{label}</span>
                      </span>
                    ))}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
    {more && <p class="quiet small">{more}</p>}
  </div>
)
