import { z } from 'zod'
import type { Clock } from '../../kit/clock.ts'
import { readRules } from '../../kit/data/rules.ts'

const rules = readRules('uploads', { forget_after_days: z.number(), broken_off_after_hours: z.number() })

/** Uploads from before these times are forgotten: never confirmed, and broken off on their way (policy/uploads). */
export const forgetBefore = (clock: Clock) => {
  const { forget_after_days, broken_off_after_hours } = rules.at(clock.today())
  return {
    unconfirmed: clock.now().subtract({ hours: forget_after_days * 24 }),
    brokenOff: clock.now().subtract({ hours: broken_off_after_hours }),
  }
}
