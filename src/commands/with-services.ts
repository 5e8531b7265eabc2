import { readConfig } from '../kit/config.ts'
import { type Opened, openServices } from '../serve.ts'

/** Runs a command with the database up (joining the running server's own, if there is one), and closes after it. */
export const withServices = async (work: (services: Opened) => Promise<unknown>): Promise<void> => {
  const services = await openServices(readConfig(process.env))
  try {
    await work(services)
  } finally {
    await services.close()
  }
}

/** What a command tells the person who ran it. */
export const say = (line: string) => process.stdout.write(`${line}\n`)
