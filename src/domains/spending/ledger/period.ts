import type { Options } from '../../../core/imports/kind.ts'
import type { Mapping } from './columns.ts'
import { type Period, readPeriod } from './schema.ts'

/** What a file is about, where no column says it. */
export const periodOf = (mapping: Mapping, { ar = '', manad = '' }: Options): Period | undefined =>
  mapping.includes('date') ? undefined : readPeriod(manad === '' ? ar : `${ar}-${manad}`)
