import { mapAround, outlineOf, outlines } from '../../../../core/reference/map.ts'
import { LandMap, MapList } from '../../../../kit/html/area-map.tsx'
import { Section } from '../../../../kit/html/arrange.tsx'
import { inAlphabet } from '../../../../kit/text/format.ts'
import { t } from '../../words.ts'

type Props = { name: string; home: string; reach: readonly string[] }

const nameOf = (code: string) => outlines.get(code)?.name ?? code

/** Where an enterprise delivers, and where in it it is; of one municipality its name says as much. */
export const ReachMap = ({ name, home, reach }: Props) => {
  if (reach.length < 2) return null
  const { viewBox, land } = mapAround(reach)
  const places = reach.map(nameOf).sort(inAlphabet)
  return (
    <Section id="reach" title={t('reach_title', { count: reach.length })}>
      <div class="map map--small">
        <LandMap
          viewBox={viewBox}
          label={t('reach_map', { name, home: nameOf(home) })}
          land={land}
          reached={outlineOf(reach)}
        >
          <path class="map__here" d={outlines.get(home)?.d} />
        </LandMap>
        <MapList>
          <ul>
            {places.map(place => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </MapList>
      </div>
    </Section>
  )
}
