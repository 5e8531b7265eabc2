import { readConfig } from '../kit/config.ts'
import { openServices } from '../serve.ts'
import { startWorker } from '../worker.ts'

export const worker = async () => {
  const services = await openServices(readConfig(process.env))
  const running = startWorker(services)
  const stop = async () => {
    await running.stop()
    await services.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
