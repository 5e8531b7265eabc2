import type { Tx } from '../../kit/db/actor.ts'
import { notFound } from '../../kit/http/errors.ts'
import type { Tool } from './schema.ts'

export const tools = (tx: Tx, tenantId: string) =>
  tx.selectFrom('lending.tools').selectAll().where('tenant_id', '=', tenantId)

export const selectTool = (tx: Tx, tenantId: string, toolId: string): Promise<Tool> =>
  tools(tx, tenantId).where('tool_id', '=', toolId).executeTakeFirstOrThrow(notFound)
