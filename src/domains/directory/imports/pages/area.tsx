import { municipalities } from '../../../../core/reference/places.ts'
import { inAlphabet } from '../../../../kit/text/format.ts'
import { t } from '../words.ts'

/** Where enterprises may be read in for. */
export const Area = ({ area }: { area: ReadonlySet<string> }) => {
  const names = [...area].map(code => municipalities.get(code)?.name ?? code).sort(inAlphabet)
  const shown = names.length > 8 ? `${names.slice(0, 8).join(', ')} …` : names.join(', ')
  return <p>{t('area', { count: area.size, names: shown })}</p>
}
