import { sendWaitingMail } from './core/mail/send.ts'
import type { Services } from './core/web/services.ts'
import { domains } from './domains.ts'
import { eachByItself } from './kit/each.ts'

export type Worker = { stop: () => Promise<void> }

/** What is done once each Swedish day, each by itself: a fault in one keeps none of the others. */
const dailyWork = domains.flatMap(({ daily }) => daily ?? [])

/** Does the day's work at the first call of each day; after a fault again an hour later. By the clock that tests move. */
const daily = (services: Services) => {
  const { clock } = services
  let done = ''
  // Not in the first half minute: whoever starts the program waits for its first page.
  let notBefore = clock.now().epochMilliseconds + 30_000
  return async () => {
    const today = clock.today().toString()
    const now = clock.now().epochMilliseconds
    if (today === done || now < notBefore) return
    notBefore = now + 3_600_000
    if (!(await eachByItself('daily work', dailyWork, work => work(services)))) return
    done = today
    notBefore = 0
  }
}

/** Calls `work` again and again, a pause after it has ended, until it is stopped. */
const again = (name: string, work: () => Promise<unknown>) => {
  let stopped = false
  let wake: () => void = () => undefined
  const run = async () => {
    while (!stopped) {
      await eachByItself(name, [work], it => it())
      await new Promise<void>(resolve => {
        wake = resolve
        setTimeout(resolve, 2000).unref()
      })
    }
  }
  const running = run()
  return async () => {
    stopped = true
    wake()
    await running
  }
}

/** What happens by itself. Mail has a loop of its own: a sign-in link waits for no sums. Each ends after the round it is in. */
export const startWorker = (services: Services): Worker => {
  const loops = [again('mail', () => sendWaitingMail(services)), again('daily work', daily(services))]
  return { stop: async () => void (await Promise.all(loops.map(stop => stop()))) }
}
