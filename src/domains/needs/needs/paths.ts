import { address } from '../../../kit/html/address.ts'

/** The parts of a need's page, in their order. */
export const parts = ['behov', 'leverantorer', 'svar', 'vag', 'handelser'] as const
export type Part = (typeof parts)[number]

/** A need's page, opened at one of its parts; `fraga`: at this question's answers. */
export const casePath = (needId: string, visa?: Part, fraga?: string): string =>
  `${address(`/inkop/behov/${needId}`, { visa, fraga })}${visa === undefined ? '' : `#${visa}`}`
