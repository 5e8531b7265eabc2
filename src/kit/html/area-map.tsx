import { inAlphabet } from '../text/format.ts'
import { t } from './words.ts'

export type AreaShape = {
  code: string
  name: string
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
}

/** How deep the green: four steps that can be told apart; the number itself is in the title and the list. */
const depth = (count: number): number => (count >= 20 ? 4 : count >= 8 ? 3 : count >= 3 ? 2 : 1)

/** Areas with hits are links; the others are only land. Beside it the same as a list, for those who would rather read. */
export function AreaMap({ shapes, viewBox, label, land }: Props) {
  const hits = shapes
    .filter(shape => shape.count > 0)
    .map(shape => ({ ...shape, words: t('mapCount', { name: shape.name, count: shape.count }) }))
  const ground = land ?? shapes.map(shape => (shape.count > 0 ? '' : shape.d)).join('')
  const listed = [...hits].sort((a, b) => inAlphabet(a.name, b.name))
  return (
    <div class="map">
      <svg class="map__drawing" viewBox={viewBox}>
        <title>{label}</title>
        <path class="map__land" d={ground} />
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
      </svg>
      <details class="map__list">
        <summary>{t('mapList')}</summary>
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
      </details>
    </div>
  )
}
