import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { geoPath, geoTransverseMercator } from 'd3-geo'
import { feature, merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { projectRoot } from '../../kit/db/migrate.ts'
import { counties } from './places.ts'

type Properties = { code: string; name: string }
type Sweden = Topology<{ kommuner: GeometryCollection<Properties> }>

/** Whole units of the drawing: about two kilometres, as fine as a map of this size can show. */
const width = 300
const height = 660

const sweden = JSON.parse(
  readFileSync(join(projectRoot, 'data/reference/municipalities.topojson'), 'utf8'),
) as Sweden
const land = feature(sweden, sweden.objects.kommuner)
// Rounding to whole units moves points of shared borders alike, so that neighbours still meet.
// As Sweden's own maps are drawn (SWEREF 99 TM: transverse Mercator around 15° E).
const path = geoPath(geoTransverseMercator().rotate([-15, 0]).fitSize([width, height], land)).digits(0)

/**
 * "M1,2L1,2L3,4Z" → "M1,2l2,2z": steps instead of places (half the bytes), points that fell together said
 * once. A coarser `grid` moves points of shared borders alike. */
const tidy = (d: string, grid = 1): string =>
  d
    .split('Z')
    .map(ring => {
      const points = ring
        .replace(/^M/, '')
        .split('L')
        .map(p => p.split(',').map(n => Math.round(Number(n) / grid) * grid) as [number, number])
      let [x, y] = points[0] ?? [0, 0]
      const steps = points.slice(1).flatMap(([px, py]) => {
        const step = [px - x, py - y]
        ;[x, y] = [px, py]
        return step[0] === 0 && step[1] === 0 ? [] : [step]
      })
      // An island of one point is left out.
      return steps.length < 2
        ? ''
        : `M${points[0]?.join(',')}l${steps
            .map(s => s.join(','))
            .join(' ')
            .replaceAll(',-', '-')
            .replaceAll(' -', '-')}z`
    })
    .join('')

/** Every municipality's outline in the map's view box, by SCB code. */
export const outlines: ReadonlyMap<string, { name: string; d: string }> = new Map(
  land.features.map(f => [f.properties.code, { name: f.properties.name, d: tidy(path(f) ?? '') }]),
)
/** Units of the grid for the ground and the counties: shapes that large need no finer line, and the page is half as heavy. */
const coarse = 3

/** Municipalities as one outline. */
const together = (isIn: (code: string) => boolean): string => {
  const members = sweden.objects.kommuner.geometries.filter(
    g => g.properties !== undefined && 'code' in g.properties && isIn(g.properties.code),
  )
  return tidy(path(merge(sweden, members as (Polygon | MultiPolygon)[])) ?? '', coarse)
}
/** The whole country as one outline: the ground under the municipalities that have something to show. */
export const countryOutline: string = together(() => true)
/** Every county's outline, for maps of so many places that municipalities would be too small to tell apart. */
export const countyOutlines: ReadonlyMap<string, { name: string; d: string }> = new Map(
  [...counties.values()].map(({ code, name }) => [code, { name, d: together(its => its.startsWith(code)) }]),
)

const mostDrawn = 100
const drawn = new Map<string, string>()
/** These municipalities as one outline: the same as long as they are the same, and dear to draw. */
export const outlineOf = (codes: readonly string[]): string => {
  const key = codes.join()
  const known = drawn.get(key)
  if (known !== undefined) return known
  const members = new Set(codes)
  const outline = together(code => members.has(code))
  if (drawn.size >= mostDrawn) drawn.clear()
  drawn.set(key, outline)
  return outline
}

type Bounds = readonly [x0: number, y0: number, x1: number, y1: number]
const around = (all: readonly Bounds[]): Bounds => [
  Math.min(...all.map(b => b[0])),
  Math.min(...all.map(b => b[1])),
  Math.max(...all.map(b => b[2])),
  Math.max(...all.map(b => b[3])),
]
const boundsOf = new Map<string, Bounds>(
  land.features.map(f => {
    const [[x0, y0], [x1, y1]] = path.bounds(f)
    return [f.properties.code, [x0, y0, x1, y1]]
  }),
)
for (const county of counties.values())
  boundsOf.set(
    county.code,
    around(
      [...boundsOf].flatMap(([code, b]): Bounds[] =>
        code.length === 4 && code.startsWith(county.code) ? [b] : [],
      ),
    ),
  )

/** So much of the neighbours is seen that one knows where it is. */
const margin = 45

type Part = { viewBox: string; land: string }
const whole: Part = { viewBox: `0 0 ${width} ${height}`, land: countryOutline }

/** As much of the map as these municipalities or counties need, with what lies around them; the whole country for none of them, or for many. */
export const mapAround = (codes: readonly string[]): Part => {
  const found = codes.map(code => boundsOf.get(code)).filter(bounds => bounds !== undefined)
  if (found.length === 0) return whole
  const [x0, y0, x1, y1] = around(found)
  const [left, top] = [Math.max(0, Math.floor(x0 - margin)), Math.max(0, Math.floor(y0 - margin))]
  const [right, bottom] = [Math.min(width, Math.ceil(x1 + margin)), Math.min(height, Math.ceil(y1 + margin))]
  if (bottom - top > height / 2) return whole
  // Seen from so near, the ground needs its finer line and its borders.
  const seen = [...outlines].filter(([code]) => {
    const [a0, b0, a1, b1] = boundsOf.get(code) ?? [0, 0, 0, 0]
    return a1 > left && a0 < right && b1 > top && b0 < bottom
  })
  return {
    viewBox: `${left} ${top} ${right - left} ${bottom - top}`,
    land: seen.map(([, { d }]) => d).join(''),
  }
}
