import { say, withServices } from './with-services.ts'

// Opening the services migrates and loads; nothing is left to do.
export const migrateOnly = () =>
  withServices(async () => say('The database has the newest schema and reference lists.'))
