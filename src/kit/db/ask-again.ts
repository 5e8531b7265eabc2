import type pg from 'pg'
import { isLost } from './lost.ts'

/** A question that changes nothing, asked on another connection when the first was lost: after a failover all of them are. */
export const askAgain = async <Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  question: pg.QueryConfig,
): Promise<Row[]> => {
  for (let tries = 0; ; tries++) {
    try {
      return (await pool.query<Row>(question)).rows
    } catch (error) {
      if (!isLost(error) || tries >= pool.options.max) throw error
    }
  }
}
