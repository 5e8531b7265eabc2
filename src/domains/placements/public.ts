export { placements } from './domain.ts'
