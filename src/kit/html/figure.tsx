import type { ComponentChildren } from 'preact'

type Props = {
  label: string
  /** As shown: "62 %", "412 000 kr". */
  value: string
  /** Last period or similar municipalities. A figure without its comparison is not shown at all. */
  comparison: string
  trend?: 'up' | 'down' | 'same' | undefined
  href?: string | undefined
}

const arrows = { up: 'M3 12L12 4M6 4h6v6', down: 'M3 4l9 8M6 12h6V6', same: 'M2 8h11M9 4l4 4-4 4' } as const

export const Figure = ({ label, value, comparison, trend, href }: Props) => (
  <div class="figure">
    <dt class="figure__label">{href === undefined ? label : <a href={href}>{label}</a>}</dt>
    <dd class="figure__value">{value}</dd>
    <dd class="figure__comparison">
      {trend && (
        <svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d={arrows[trend]} />
        </svg>
      )}
      {comparison}
    </dd>
  </div>
)

/** Figures beside each other. */
export const Figures = ({ children }: { children: ComponentChildren }) => <dl class="figures">{children}</dl>
