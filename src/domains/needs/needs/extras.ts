import type { Tx } from '../../../kit/db/actor.ts'
import type { NeedKey } from './actions.ts'

/** A question to enterprises about a need, as its pages list it. */
export type NeedInquiry = { href: string; subject: string; state: string }

/** The questions about a need that are open to everybody. */
export type NeedExtras = (tx: Tx, key: NeedKey) => Promise<NeedInquiry[]>
