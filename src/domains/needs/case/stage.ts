import type { Part } from '../needs/paths.ts'
import type { Case } from './find.ts'

/** How far the need has come. Choice and contract are drawn when purchases are made here. */
export const stages = ['need', 'dialogue', 'answers'] as const
export type Stage = (typeof stages)[number]
export const stageOf = ({ inquiries, draft }: Pick<Case, 'inquiries' | 'draft'>): Stage =>
  inquiries.length > 0 ? 'answers' : draft === undefined ? 'need' : 'dialogue'

/** The part that is open unless the address says another. */
export const openPart = (found: Case): Part => {
  if (found.need.closed_at !== null) return 'behov'
  return stageOf(found) === 'answers' ? 'svar' : 'leverantorer'
}

/** What may be said of the answers: how many, who is silent, and whether the time is out. */
export const answersOf = ({ whole, today }: Pick<Case, 'whole' | 'today'>) => {
  const asks = whole?.asks ?? []
  const silent = asks.filter(ask => ask.answers.length === 0)
  return {
    asked: asks.length,
    answered: asks.length - silent.length,
    silent,
    isLate: whole !== undefined && today.until(whole.inquiry.answer_by).sign < 0,
    isClosed: whole !== undefined && whole.inquiry.closed_at !== null,
  }
}
