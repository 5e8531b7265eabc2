import type { Period } from '../schema.ts'

/** Of which period a table tells, of which kind where it is of one, and whether its reader may see rows. */
export type Seen = { period: Period; category?: string | undefined; seesRows: boolean }
