import { kronorColumn, type ListColumn } from '../../../../core/lists/columns.ts'
import { showMoney } from '../../../../kit/text/format.ts'
import { categoryText, cpvText } from '../facts.ts'
import { stateOf } from '../list.ts'
import type { Need } from '../queries.ts'
import { sources } from '../schema.ts'
import { areaText, seasonsText, volumeText } from '../volume.ts'
import { t } from '../words.ts'
import { NeedState } from './need-state.tsx'

/** `home`: the organisation's own municipality. */
export const needColumns = (home: string | null): ListColumn<Need>[] => [
  {
    key: 'title',
    label: t('need'),
    inFile: t('title'),
    value: n => n.title,
    names: true,
  },
  { key: 'category', label: t('category'), value: n => categoryText(n.category), fileOnly: true },
  { key: 'cpv', label: t('cpv'), value: cpvText, fileOnly: true },
  { key: 'description', label: t('description'), value: n => n.description, fileOnly: true },
  { key: 'volume', label: t('volume'), value: volumeText, fileOnly: true },
  { key: 'seasons', label: t('seasons'), value: seasonsText, fileOnly: true },
  { key: 'where', label: t('where'), value: n => areaText(n, home), fileOnly: true },
  { key: 'unit', label: t('unit'), value: n => n.unit, as: 'wide' },
  kronorColumn(
    ['varde', t('sort_varde'), t('value_kronor')],
    n => n.value_ore,
    n => n.value_ore !== null && showMoney(n.value_ore),
    '',
  ),
  { key: 'value_note', label: t('value_note'), value: n => n.value_note, fileOnly: true },
  {
    key: 'start',
    label: t('sort_start'),
    inFile: t('starts_on'),
    value: n => n.starts_on,
    word: t('word_start'),
  },
  { key: 'ends', label: t('ends_on'), value: n => n.ends_on, fileOnly: true },
  { key: 'lots', label: t('lots_number'), value: n => n.lots, fileOnly: true },
  { key: 'lots_note', label: t('lots_note'), value: n => n.lots_note, fileOnly: true },
  { key: 'supplier', label: t('todays_supplier'), value: n => n.todays_supplier, fileOnly: true },
  {
    key: 'avtalsslut',
    label: t('sort_avtalsslut'),
    inFile: t('contract_ends_on'),
    value: n => n.contract_ends_on,
    fileOnly: true,
  },
  {
    key: 'state',
    label: t('state'),
    value: n => t(stateOf(n)),
    cell: n => <NeedState need={n} />,
    as: 'pill',
  },
  {
    key: 'source',
    label: t('source'),
    value: n => t(`source_${sources.find(s => s === n.source) ?? 'hand'}`),
    fileOnly: true,
  },
  { key: 'andrad', label: t('sort_andrad'), inFile: t('updated'), value: n => n.updated_at, fileOnly: true },
]
