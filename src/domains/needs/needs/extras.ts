import type { Tx } from '../../../kit/db/actor.ts'
import type { NeedKey } from './actions.ts'

/** A question to enterprises about a need, as its pages list it. */
export type NeedInquiry = { href: string; subject: string; state: string }

/** The questions that have been asked about a need, as its buyer or as everybody sees them. */
export type NeedExtras = (tx: Tx, key: NeedKey, reader: 'buyer' | 'public') => Promise<NeedInquiry[]>
