import { loadDemo } from '../demo/load.ts'
import { say, withServices } from './with-services.ts'

export const demo = () =>
  withServices(async services =>
    say(
      (await loadDemo(services)) ? 'The demo is loaded.' : 'The demo is there already; nothing was changed.',
    ),
  )
