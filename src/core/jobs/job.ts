import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { Services } from '../web/services.ts'

/** What a job is about. `key`: ids alone, and empty where the organisation says all; all else is read when it runs. */
export type About = { tenantId: string; key: string }

/** A job that this process holds. It is lost when another takes it over or somebody calls it off; then nothing more is written. */
export type Held = About & {
  /** Whom it acts for. */
  by: Actor
  /** A transaction of the run; refused when the job is not ours any more. */
  tx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** The transaction that the job ends with. */
  last: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** It has got on: how often it was begun before counts no more. */
  further: (tx: Tx) => Promise<unknown>
  /** Lets go of it until then: whoever comes first goes on. */
  rest: (tx: Tx, until: Temporal.Instant) => Promise<unknown>
  /** Whether the process wants to end: what takes long lets go. */
  isStopping: () => boolean
}

export type Job = {
  name: string
  /** Why it acts as the system and sees every organisation's rows. Without: for its own organisation, whose rows alone it sees. */
  asSystem?: string
  /** Finds each day what there is to do; each piece is a job by itself. */
  daily?: (tx: Tx, services: Services) => Promise<readonly About[]>
  run: (held: Held, services: Services) => Promise<unknown>
  tries?: number
  /**
   * Tells whoever waits for it that it could not be done: at once after a fault, or – without one – when the process ended
   * each time. Without this, a fault is tried again with growing pauses until it is given up, and told by `check`.
   */
  failed?: (held: Held, services: Services, error: unknown) => Promise<unknown>
}

/** Begun so often without getting further, it is given up. */
export const mostTries = (job: Job): number => job.tries ?? (job.failed === undefined ? 8 : 5)

/** Daily work goes one piece at a time; what somebody has asked for waits for none of it. */
export const laneOf = (job: Job): 'daily' | 'asked' => (job.daily === undefined ? 'asked' : 'daily')
export const atOnce = { daily: 1, asked: 4 } as const

/** The run is not this process's any more. */
export class JobLost extends Error {}
