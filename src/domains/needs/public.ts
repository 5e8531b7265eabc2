export { needs } from './domain.ts'
export { findBuyers, noteFit } from './fitting/listeners.ts'
