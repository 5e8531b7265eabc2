import { t } from './words.ts'

export type Bar = {
  label: string
  value: number
  /** As written beside the bar: "412 000 kr". */
  shown: string
  /** What the figure is made of. */
  href?: string | undefined
  /** The same for the period or group compared with: a line across the bar. */
  compared?: { value: number; shown: string } | undefined
}

type Props = {
  title: string
  /** What the labels are, what the bars measure, and what they are compared with: the headings of its table. */
  labelHeading: string
  valueHeading: string
  comparedHeading?: string | undefined
  bars: readonly Bar[]
}

const percent = (value: number, of: number): string =>
  `${of === 0 ? 0 : Math.round((value / of) * 1000) / 10}%`

/** Horizontal bars with their words in the page's own type, and the table they were drawn from. */
export function BarChart({ title, labelHeading, valueHeading, comparedHeading, bars }: Props) {
  const greatest = Math.max(0, ...bars.flatMap(bar => [bar.value, bar.compared?.value ?? 0]))
  return (
    <figure class="chart">
      <figcaption class="chart__title">{title}</figcaption>
      {comparedHeading && (
        <p class="chart__key">
          <svg width="24" height="12" aria-hidden="true" focusable="false">
            <rect class="chart__bar" width="24" height="12" />
          </svg>
          {valueHeading}
          <svg width="4" height="16" aria-hidden="true" focusable="false">
            <rect class="chart__compared" width="4" height="16" />
          </svg>
          {comparedHeading}
        </p>
      )}
      <ul class="chart__bars">
        {bars.map(bar => (
          <li key={bar.label} class="chart__row">
            <span class="chart__label">{bar.label}</span>
            <span class="chart__value">{bar.href ? <a href={bar.href}>{bar.shown}</a> : bar.shown}</span>
            <svg class="chart__drawing" width="100%" height="20" aria-hidden="true" focusable="false">
              <rect class="chart__ground" width="100%" height="14" y="3" />
              <rect class="chart__bar" width={percent(bar.value, greatest)} height="14" y="3" />
              {bar.compared && (
                <svg x={percent(bar.compared.value, greatest)} overflow="visible" aria-hidden="true">
                  <rect class="chart__compared" x="-3" width="3" height="20" />
                </svg>
              )}
            </svg>
          </li>
        ))}
      </ul>
      <details class="chart__details">
        <summary>{t('chartTable')}</summary>
        <table class="plain-table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{labelHeading}</th>
              <th scope="col">{valueHeading}</th>
              {comparedHeading && <th scope="col">{comparedHeading}</th>}
            </tr>
          </thead>
          <tbody>
            {bars.map(bar => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td>{bar.shown}</td>
                {comparedHeading && <td>{bar.compared?.shown}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
