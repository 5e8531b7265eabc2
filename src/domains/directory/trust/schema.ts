import { z } from 'zod'

/** Whose word a profile is; each step needs those before it. */
export const trustNames = ['own_statement', 'confirmed', 'reviewed'] as const
export const trust = z
  .enum(trustNames)
  .describe(
    'Whose word it is: its own, or of whoever added it; confirmed by the enterprise within a year; reviewed by another',
  )
