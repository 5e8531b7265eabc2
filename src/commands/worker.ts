import { readConfig } from '../kit/config.ts'
import { openServices } from '../serve.ts'
import { startWorker } from '../worker.ts'
import { onStop } from './on-stop.ts'
import { untilDatabase } from './until-database.ts'

export const worker = async () => {
  const config = readConfig(process.env)
  const services = await untilDatabase(config, false, () => openServices(config))
  const running = await startWorker(services)
  onStop(async () => {
    await running.stop()
    await services.close()
  })
}
