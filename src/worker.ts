import { sendWaitingMail } from './core/mail/send.ts'
import type { Services } from './core/web/services.ts'
import { forgetLists, runFreshness } from './domains/directory/public.ts'
import { forgetUploads, refreshAllSpend, sendNeedDigests } from './domains/procurement/public.ts'

export type Worker = { stop: () => Promise<void> }

/** Runs `work` at the first call of each Swedish day; after a fault again an hour later. By the clock that tests move. */
const daily = ({ clock }: Services, work: () => Promise<unknown>) => {
  let done = ''
  // Not in the first half minute: whoever starts the program waits for its first page.
  let notBefore = clock.now().epochMilliseconds + 30_000
  return async () => {
    const today = clock.today().toString()
    const now = clock.now().epochMilliseconds
    if (today === done || now < notBefore) return
    notBefore = now + 3_600_000
    await work()
    done = today
    notBefore = 0
  }
}

/** What happens by itself: mail out, every two seconds; once a day what ages. Ends after the round it is in. */
export const startWorker = (services: Services): Worker => {
  let stopped = false
  let wake: () => void = () => undefined
  const { db, clock, config } = services
  const everyDay = daily(services, async () => {
    await forgetLists(services)
    await forgetUploads(services)
    await runFreshness(services)
    await refreshAllSpend(services)
    await sendNeedDigests(db, clock, config.publicUrl)
  })
  const loop = async () => {
    while (!stopped) {
      await everyDay().catch((error: unknown) => console.error('daily', error))
      await sendWaitingMail(services).catch((error: unknown) => console.error('mail', error))
      await new Promise<void>(resolve => {
        wake = resolve
        setTimeout(resolve, 2000).unref()
      })
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}
