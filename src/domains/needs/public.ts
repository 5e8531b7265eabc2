export { needs } from './domain.ts'
