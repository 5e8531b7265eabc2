import { buildApp } from '../app.ts'
import { openIdentity } from '../core/identity/identity.ts'
import { loadDemo } from '../demo/load.ts'
import { readConfig } from '../kit/config.ts'
import { openServices } from '../serve.ts'
import { startWorker } from '../worker.ts'
import { onStop } from './on-stop.ts'
import { untilDatabase } from './until-database.ts'

/** Starts all of it, says the address when it answers, and ends cleanly on Ctrl-C. */
export const serve = async ({ worker: withWorker }: { worker: boolean }) => {
  const config = readConfig(process.env)
  const services = await untilDatabase(config, true, () => openServices(config))
  if (config.demo) await loadDemo(services)
  const identity = await openIdentity(services, services.databaseUrl)
  const app = await buildApp(services, identity)
  const worker = withWorker ? await startWorker(services) : undefined
  onStop(async () => {
    await app.close()
    await worker?.stop()
    await identity.close()
    await services.close()
  })
  await app.listen({ port: config.port, host: config.host })
  // The one line that a person waits for; everything else is the log.
  process.stdout.write(`\nPlantskola is ready: ${config.publicUrl}\n\n`)
}
