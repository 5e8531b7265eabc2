export { needs } from './domain.ts'
export { findBuyers, noteFit } from './fitting/listeners.ts'
export { NeedsAhead } from './open/pages/needs-ahead.tsx'
export { selectOpenBetween } from './open/queries.ts'
