import { z } from 'zod'
import { type Clock, dayOf } from '../../kit/clock.ts'
import { readRules } from '../../kit/data/rules.ts'

const rules = readRules('uploads', { forget_after_days: z.number(), broken_off_after_hours: z.number() })

/** Uploads from before these times are forgotten: never confirmed, and broken off on their way (policy/uploads). */
export const forgetBefore = ({ now }: Clock) => {
  const { forget_after_days, broken_off_after_hours } = rules.at(dayOf(now()))
  return {
    unconfirmed: now().subtract({ hours: forget_after_days * 24 }),
    brokenOff: now().subtract({ hours: broken_off_after_hours }),
  }
}
