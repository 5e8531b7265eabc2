import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { atOnce } from '../../core/imports/at-once.ts'
import { columnReader } from '../../core/imports/guess.ts'
import { forgetKept, keptKind } from '../../core/imports/kept-kind.tsx'
import { importTables } from '../../core/imports/kind.ts'
import { importRoutes } from '../../core/imports/routes.tsx'
import type { Services } from '../../core/web/services.ts'
import { keepsTools } from './policy.ts'
import { t } from './words.ts'

const reasons = ['no_name', 'there'] as const

const lists = atOnce({
  name: 'tool_list',
  tables: importTables('lending.tool'),
  columns: columnReader({
    name: { names: 'verktyg namn benämning tool name', weighty: true },
    place: { names: 'plats förråd hylla place' },
  }),
  limits: { csvBytes: 1_048_576, rows: 2000, columns: 20 },
})

/** A list of tools: each row is one, unless a tool of that name is there. */
export const toolImport = (app: FastifyInstance, services: Services) =>
  importRoutes(
    app,
    services,
    keptKind(services, lists, {
      path: '/verktyg/las-in',
      noun: 'toolList',
      crumbs: () => [{ href: '/verktyg', label: t('tools') }],
      may: { see: keepsTools, keep: keepsTools },
      t,
      reasons,
      reasonText: ({ reason }) => t(reason === 'there' ? 'reason_there' : 'reason_no_name'),
      needs: ['name'],
      read: (cell, refuse) => {
        const name = cell('name').slice(0, 100)
        return name === '' ? refuse('no_name') : { name, place: cell('place').slice(0, 100) }
      },
      doubts: async (_tx, _tenantId, rows) => {
        const twice = rows.filter(({ row }, i) => rows.findIndex(other => other.row.name === row.name) < i)
        const told = twice.map(({ line, row }) => ({ line, text: row.name }))
        return told.length === 0
          ? []
          : [{ title: t('doubt_twice', { count: told.length }), text: t('doubt_twice_text'), rows: told }]
      },
      store: async (tx, _by, at, tenant_id, rows) => {
        const tools = rows.map(({ row }) => ({ ...row, tenant_id, tool_id: randomUUID(), updated_at: at }))
        if (tools.length === 0) return []
        const made = await tx
          .insertInto('lending.tools')
          .values(tools)
          .onConflict(c => c.constraint('tools_name_once').doNothing())
          .returning('tool_id')
          .execute()
        const ids = new Set(made.map(tool => tool.tool_id))
        return rows.map(({ line }, i) => ({
          line,
          ...(ids.has(tools[i]?.tool_id ?? '')
            ? { outcome: 'stored', reason: null }
            : { outcome: 'rejected', reason: 'there' }),
          detail: {},
        }))
      },
    }),
  )

export const forgetToolList = forgetKept('forget_tool_list', lists)
