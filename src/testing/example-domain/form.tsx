import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../core/forms/edit-routes.tsx'
import { onlyIf } from '../../core/web/access.ts'
import type { Of } from '../../core/web/parameters.ts'
import { tenantOf } from '../../core/web/request.ts'
import { actAt } from '../../core/web/routes.ts'
import type { Services } from '../../core/web/services.ts'
import { fieldTable } from '../../kit/html/field-table.ts'
import { typedOf } from '../../kit/html/form-fields.tsx'
import { PostButton } from '../../kit/html/post-button.tsx'
import { brokenConstraint } from '../../kit/http/errors.ts'
import { moveTool, toolRows } from './actions.ts'
import { keepsTools } from './policy.ts'
import { selectTool } from './queries.ts'
import { type Tool, toolForm } from './schema.ts'
import { t } from './words.ts'

const specs = () =>
  fieldTable(t)({ name: { as: 'text', maxLength: 100 }, place: { as: 'text?', maxLength: 100 } })

const Move = ({ tool }: { tool: Tool }) => (
  <PostButton action={`/verktyg/${tool.tool_id}/${tool.lent_at ? 'tillbaka' : 'lana'}`} tone="secondary">
    {t(tool.lent_at ? 'take_back' : 'lend')}
  </PostButton>
)

/** Writing a tool down, changing it, lending it and taking it back. */
export const toolRoutes = (app: FastifyInstance, services: Services) => {
  const access = onlyIf(keepsTools)
  const form = {
    access,
    may: keepsTools,
    groups: () => [{ specs: specs() }],
    schema: () => toolForm,
    refused: (error: unknown) =>
      brokenConstraint(error) === 'tools_name_once' ? { name: 'taken' } : undefined,
  }
  const look = (title: string) => ({
    title,
    back: '/verktyg',
    submit: t('save'),
    breadcrumbs: [{ href: '/verktyg', label: t('tools') }],
  })
  editRoutes(app, services, {
    ...form,
    at: '/verktyg/nytt',
    load: async (_, request) => tenantOf(request),
    typed: () => ({}),
    save: async ({ tx, found: tenantId, data, at, once: id }, { actor }) => {
      await toolRows.add(tx, actor, at, { tenantId, id }, data)
      return true
    },
    done: (_, once) => [`/verktyg/${once}`, t('saved')],
    look: () => look(t('new')),
  })
  editRoutes(app, services, {
    ...form,
    at: '/verktyg/:tool',
    load: (tx, request: FastifyRequest<Of<'tool'>>) => selectTool(tx, tenantOf(request), request.params.tool),
    typed: tool => typedOf(specs(), tool),
    version: tool => tool.version,
    save: ({ tx, found: { tenant_id: tenantId, tool_id: id }, data, at, version }, { actor }) =>
      toolRows.change(tx, actor, at, { tenantId, id, version }, data),
    done: ({ tool_id }) => [`/verktyg/${tool_id}`, t('saved')],
    look: tool => ({ ...look(tool.name), after: <Move tool={tool} /> }),
  })
  for (const [end, move] of [
    ['lana', 'tool_lent'],
    ['tillbaka', 'tool_returned'],
  ] as const)
    actAt<'tool'>(app, services, `/verktyg/:tool/${end}`, access, async (tx, request, at) => {
      const key = { tenantId: tenantOf(request), id: request.params.tool }
      const done = await moveTool(tx, request.actor, at, key, move)
      return [`/verktyg/${key.id}`, t(`${move}_${done}`)]
    })
}
