import { serve } from './commands/serve.ts'
import { ConfigError } from './kit/config.ts'

serve({ worker: true }).catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
