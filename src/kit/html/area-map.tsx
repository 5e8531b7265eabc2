import type { ComponentChildren } from 'preact'
import { inAlphabet } from '../text/format.ts'
import { t } from './words.ts'

export type AreaShape = {
  code: string
  name: string
  /** "Söderhamn: 8 företag" */
  words: string
  /** The outline, already projected into the map's view box. */
  d: string
  count: number
  href: string
  selected?: boolean | undefined
}

type Props = {
  shapes: readonly AreaShape[]
  viewBox: string
  /** "Företag per kommun" */
  label: string
  /** The country's outline, when `shapes` are only those with hits: a page a third as heavy as with every border drawn. */
  land?: string | undefined
  /** The outline of what is reached from there. */
  reached?: string | undefined
}

/** The land, what of it is reached, and what is drawn upon it. */
export const LandMap = ({
  viewBox,
  label,
  land,
  reached,
  children,
}: Pick<Props, 'viewBox' | 'label' | 'reached'> & { land: string; children?: ComponentChildren }) => (
  <svg class="map__drawing" viewBox={viewBox}>
    <title>{label}</title>
    <path class="map__land" d={land} />
    {reached && <path class="map__reached" d={reached} />}
    {children}
  </svg>
)

/** The same as a list, for those who would rather read. */
export const MapList = ({ children }: { children: ComponentChildren }) => (
  <details class="map__list">
    <summary>{t('mapList')}</summary>
    {children}
  </details>
)

/** How deep the green: four steps that can be told apart; the number itself is in the title and the list. */
const depth = (count: number): number => (count >= 20 ? 4 : count >= 8 ? 3 : count >= 3 ? 2 : 1)

/** Areas with hits are links; the others are only land. Beside it the same as a list. */
export function AreaMap({ shapes, viewBox, label, land, reached }: Props) {
  const hits = shapes.filter(shape => shape.count > 0)
  const ground = land ?? shapes.map(shape => (shape.count > 0 ? '' : shape.d)).join('')
  const listed = [...hits].sort((a, b) => inAlphabet(a.name, b.name))
  return (
    <div class="map">
      <LandMap viewBox={viewBox} label={label} land={ground} reached={reached}>
        {hits.map(shape => (
          <a
            key={shape.code}
            class={`map__link map__link--${depth(shape.count)}${shape.selected ? ' map__link--selected' : ''}`}
            href={shape.href}
            aria-label={shape.words}
            aria-current={shape.selected ? 'true' : undefined}
          >
            <title>{shape.words}</title>
            <path d={shape.d} />
          </a>
        ))}
      </LandMap>
      <MapList>
        {listed.length === 0 ? (
          <p>{t('mapNone')}</p>
        ) : (
          <ul>
            {listed.map(shape => (
              <li key={shape.code}>
                <a href={shape.href} aria-current={shape.selected ? 'true' : undefined}>
                  {shape.words}
                </a>
              </li>
            ))}
          </ul>
        )}
      </MapList>
    </div>
  )
}
