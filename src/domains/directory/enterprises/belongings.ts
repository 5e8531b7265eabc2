import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import { type EditForm, editRoutes } from '../../../core/forms/edit-routes.tsx'
import { stored } from '../../../core/forms/stored.ts'
import { signedIn } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import type { DB } from '../../../kit/db/types.ts'
import type { FieldGroup } from '../../../kit/html/form-fields.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import type { Typed } from '../../../kit/http/forms.ts'
import { refreshEntries } from '../search/entries.ts'
import { selectEnterprise } from './access.ts'
import { followed, holdEnterprise } from './followed.ts'
import type { Enterprise } from './queries.ts'

type Table = 'directory.offers' | 'directory.places'
type Look = ReturnType<EditForm<unknown, unknown, z.ZodType, true>['look']>

type Belonging<T extends Table, Schema extends z.ZodType> = {
  noun: 'offer' | 'place'
  table: T
  id: keyof Selectable<DB[T]> & string
  /** "erbjudanden", and the end of the address where a new one is made. */
  path: string
  fresh: string
  may: (viewer: Viewer | null, enterprise: Enterprise) => boolean
  /** Those that an enterprise has. */
  all: (tx: Tx, tenantId: string) => Promise<Selectable<DB[T]>[]>
  groups: () => FieldGroup[]
  schema: Schema
  typed: (row: Selectable<DB[T]>) => Typed
  /** What was sent of a row, where a short form sends less than all. */
  body?: (sent: Record<string, unknown>, row: Selectable<DB[T]>) => object
  /** What is stored beside what was typed. */
  beside?: (
    data: z.output<Schema>,
    row: Selectable<DB[T]> | undefined,
    at: Temporal.Instant,
    by: Actor,
  ) => object
  refused?: (error: unknown) => Record<string, string> | undefined
  done: (enterprise: Enterprise) => [path: string, notice: string]
  look: (enterprise: Enterprise, row: Selectable<DB[T]> | undefined) => Look
}

/**
 * A kind of thing that belongs to an enterprise and is found by search: the form that makes one and the form that changes it,
 * each with the enterprise held.
 */
export const belongingRoutes = <T extends Table, Schema extends z.ZodType<object>>(
  app: FastifyInstance,
  services: Services,
  it: Belonging<T, Schema>,
) => {
  const rows = stored(it.noun, it.table, it.id)
  type Row = Selectable<DB[T]>
  type Found = { enterprise: Enterprise; row?: Row }
  type Asked = { params: Record<string, string> }
  const find = async (tx: Tx, { params }: Asked): Promise<{ enterprise: Enterprise; row: Row }> => {
    const enterprise = await selectEnterprise(tx, params['slug'] ?? '')
    const row = (await it.all(tx, enterprise.tenant_id)).find(one => one[it.id] === params[it.noun])
    if (row === undefined) throw notFound()
    return { enterprise, row }
  }
  const form = {
    access: signedIn,
    hold: (tx: Tx, { enterprise }: Found) => holdEnterprise(tx, enterprise.tenant_id),
    may: (viewer: Viewer | null, { enterprise }: Found) => it.may(viewer, enterprise),
    groups: it.groups,
    schema: () => it.schema,
    ...(it.refused ? { refused: it.refused } : {}),
    done: ({ enterprise }: Found) => it.done(enterprise),
    look: ({ enterprise, row }: Found) => it.look(enterprise, row),
  }
  type Saving = Parameters<EditForm<Asked['params'], Found, Schema, true>['save']>[0]
  const save =
    (write: (saving: Saving, request: FastifyRequest) => Promise<boolean>) =>
    async (saving: Saving, request: FastifyRequest) => {
      const written = await write(saving, request)
      if (written) await refreshEntries(saving.tx, saving.at, saving.found.enterprise.tenant_id)
      return written
    }
  const base = `/foretag/:slug/${it.path}`

  editRoutes<Asked['params'], Found, Schema>(app, services, {
    ...form,
    at: `${base}/${it.fresh}`,
    load: async (tx, { params }: Asked): Promise<Found> => ({
      enterprise: await selectEnterprise(tx, params['slug'] ?? ''),
    }),
    typed: () => ({}),
    save: async (saving, request) => {
      const { tx, found, data, at, once } = saving
      const tenantId = found.enterprise.tenant_id
      const beside = it.beside?.(data, undefined, at, request.actor)
      const values = { ...followed(tenantId), ...data, ...beside } as unknown as Insertable<DB[T]>
      // Sent before: it is there.
      await save(() => rows.add(tx, request.actor, at, { tenantId, id: once }, values))(saving, request)
      return true
    },
  })
  editRoutes<Asked['params'], Found, Schema>(app, services, {
    ...form,
    at: `${base}/:${it.noun}`,
    load: find,
    typed: ({ row }) => (row === undefined ? {} : it.typed(row)),
    version: ({ row }) => Number(row?.['version' as keyof Row]),
    body: (sent, { row }) => (it.body === undefined || row === undefined ? sent : it.body(sent, row)),
    save: save(({ tx, found, data, at, version }, { actor }) => {
      const key = {
        tenantId: found.enterprise.tenant_id,
        id: String(found.row?.[it.id as keyof Row]),
        version,
      }
      const values = { ...data, ...it.beside?.(data, found.row, at, actor) }
      return rows.change(tx, actor, at, key, values as unknown as Updateable<DB[T]>)
    }),
  })
  return { find }
}
