import { countyOutlines, mapAround, outlineOf, outlines } from '../../../../core/reference/map.ts'
import { AreaMap } from '../../../../kit/html/area-map.tsx'
import { t } from '../../words.ts'

/** More municipalities than this are shown by county: the map stays readable, and light. */
const mostMunicipalities = 40

type Props = {
  /** Enterprises by municipality. */
  counts: Readonly<Record<string, number>>
  /** Where a municipality (`kommun`) or a county (`lan`) leads. */
  href: (name: 'kommun' | 'lan', code: string) => string
  selected?: ((name: 'kommun' | 'lan', code: string) => boolean) | undefined
  /** The municipalities where they deliver, drawn under those where they are. */
  reached?: readonly string[] | undefined
}

const byCounty = (counts: Props['counts']): [string, number][] => {
  const sums = new Map<string, number>()
  for (const [code, count] of Object.entries(counts))
    sums.set(code.slice(0, 2), (sums.get(code.slice(0, 2)) ?? 0) + count)
  return [...sums]
}

const shapesOf = ({ counts, href, selected }: Props) => {
  const shape =
    (name: 'kommun' | 'lan', places: typeof outlines) =>
    ([code, count]: [string, number]) => {
      const place = places.get(code) ?? { name: code, d: '' }
      const words = t('map_count', { name: place.name, count })
      return { ...place, code, count, words, href: href(name, code), selected: selected?.(name, code) }
    }
  const all = Object.entries(counts)
  return all.length <= mostMunicipalities
    ? all.map(shape('kommun', outlines))
    : byCounty(counts).map(shape('lan', countyOutlines))
}

/** Where enterprises are, each place a way to those of it. */
export const PlaceMap = (props: Props) => {
  const { reached = [] } = props
  const shapes = shapesOf(props)
  const { viewBox, land } = mapAround([...shapes.map(shape => shape.code), ...reached])
  return (
    <AreaMap
      shapes={shapes}
      viewBox={viewBox}
      land={land}
      reached={reached.length > 0 ? outlineOf(reached) : undefined}
      label={t('map_label')}
    />
  )
}
