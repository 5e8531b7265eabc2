import type { FastifyInstance, FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { HiddenField } from '../../kit/html/form.tsx'
import { datesIn, type FieldGroup } from '../../kit/html/form-fields.tsx'
import { SimpleForm, type SimpleFormProps } from '../../kit/html/simple-form.tsx'
import { AppError, forbidden } from '../../kit/http/errors.ts'
import { type FieldErrors, field, type Typed } from '../../kit/http/forms.ts'
import { onceField, onceOf } from '../../kit/http/once.ts'
import type { Access } from '../web/access.ts'
import type { Page } from '../web/page.ts'
import type { Services } from '../web/services.ts'
import type { Viewer } from '../web/viewer.ts'
import { Conflict, differences } from './conflict.tsx'
import { readForm } from './read-form.ts'

type Request<P> = FastifyRequest<RouteGenericInterface & { Params: P }>

/** A form that was sent, inside the transaction that saves it. */
type Saving<Found, Data> = {
  tx: Tx
  found: Found
  data: Data
  at: Temporal.Instant
  /** Of a form that makes something: the id of what it makes. */
  once: string
  /** Of one that changes something: the version that it builds on. */
  version: number
  typed: Typed
}

/** `action` where a form is not sent to the address of its page. */
type Look = { action?: string } & Pick<
  SimpleFormProps,
  'title' | 'lead' | 'back' | 'submit' | 'later' | 'own' | 'before' | 'draw' | 'inside' | 'after'
>

export type EditForm<P, Found, Schema extends z.ZodType, Saved> = {
  /** Where it is shown, and where it is sent unless `to` says otherwise. */
  at: string
  to?: string
  access: Access
  /** Who saves, where rows of others than the reader's change too; the reader is asked first whether they may. */
  as?: Actor
  /** What it is about, as far as the actor sees it; 404 otherwise. Asked anew in the transaction that saves. */
  load: (tx: Tx, request: Request<P>) => Promise<Found>
  /** Takes its turn among those who change the same, before it is asked once more whether this may be done. */
  hold?: (tx: Tx, found: Found) => Promise<unknown>
  may: (viewer: Viewer | null, found: Found) => boolean
  /** A page, or the way to one, where there is nothing to fill in. */
  instead?: (found: Found) => Page | string | undefined
  groups: (found: Found) => readonly FieldGroup[]
  schema: (found: Found) => Schema
  /** What stands in the form from the start; a form that changes something says which version that is. */
  typed: (found: Found, request: Request<P>) => Typed
  version?: (found: Found) => number
  /** What is wrong with it before anything is typed. */
  wrong?: (found: Found) => FieldErrors
  /** What was sent, where a short form sends less than all. */
  body?: (sent: Record<string, unknown>, found: Found) => object
  /** What the schema cannot know. */
  check?: (data: z.output<Schema>, found: Found) => FieldErrors
  /** False: it was changed after `version`. */
  save: (saving: Saving<Found, z.output<Schema>>, request: Request<P>) => Promise<Saved | false>
  /** A constraint that was broken, as what is wrong with a field; what is invalid as a whole is said above the form. */
  refused?: (error: unknown) => FieldErrors | undefined
  /** When it is saved: where to go, and what is said there. */
  done: (found: Found, once: string, saved: Saved) => Done | Promise<Done>
  look: (found: Found, typed: Typed) => Look & Pick<Page, 'breadcrumbs' | 'width'>
}

type Done = [path: string, notice: string]

/** The address that a form is sent to: the parameters of where it was shown. */
const addressOf = (path: string, params: Record<string, string>) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')

/**
 * A form that makes or changes something: shown, read, and saved in one transaction – load, hold, policy, change. What
 * somebody else saved meanwhile is shown beside what was typed; a form that makes something is one thing, however often sent.
 */
export const editRoutes = <P, Found, Schema extends z.ZodType, Saved = true>(
  app: FastifyInstance,
  { db, clock }: Services,
  form: EditForm<P, Found, Schema, Saved>,
) => {
  const allowed = ({ viewer }: Request<P>, found: Found): Found => {
    if (!form.may(viewer, found)) throw forbidden()
    return found
  }
  const loaded = async (tx: Tx, request: Request<P>): Promise<Found> =>
    allowed(request, await form.load(tx, request))

  const show = async (
    request: Request<P>,
    reply: FastifyReply,
    status: 200 | 409 | 422,
    sent?: { typed?: Typed; errors: FieldErrors },
    there?: Found,
  ) => {
    const found = there ?? (await db.inActor(request.actor, tx => loaded(tx, request)))
    const stored = form.typed(found, request)
    const typed = sent?.typed ?? stored
    const newest = form.version?.(found)
    const version =
      newest === undefined || status !== 422 ? newest : field.version().catch(1).parse(typed['version'])
    const { breadcrumbs, width = 'text', before, inside, ...look } = form.look(found, typed)
    const groups = form.groups(found)
    const specs = groups.flatMap(g => g.specs)
    const body = (
      <SimpleForm
        {...look}
        action={look.action ?? addressOf(form.to ?? form.at, request.params as Record<string, string>)}
        groups={groups}
        typed={typed}
        errors={sent?.errors ?? form.wrong?.(found)}
        version={version}
        before={
          <>
            {before}
            {status === 409 && <Conflict between={differences(specs, stored, typed)} />}
          </>
        }
        inside={
          <>
            {newest === undefined && <HiddenField name={onceField} value={onceOf(typed)} />}
            {inside}
          </>
        }
      />
    )
    return reply.page({ title: look.title, width, breadcrumbs, body }, status)
  }

  const save = async (tx: Tx, request: Request<P>, sent: { typed: Typed; errors: FieldErrors }) => {
    let found = await loaded(tx, request)
    if (form.hold !== undefined) {
      await form.hold(tx, found)
      found = await loaded(tx, request)
    }
    const body = (request.body ?? {}) as Record<string, unknown>
    const dates = datesIn(form.groups(found).flatMap(g => g.specs))
    const read = readForm(form.schema(found), form.body?.(body, found) ?? body, dates)
    sent.typed = read.typed
    sent.errors = read.ok ? (form.check?.(read.data, found) ?? {}) : read.errors
    if (!read.ok || Object.keys(sent.errors).length > 0) return 422
    const once = onceOf(read.typed)
    const version = field.version().catch(1).parse(read.typed['version'])
    const saving = { tx, found, data: read.data, at: clock.now(), once, version, typed: read.typed }
    const saved = await form.save(saving, request)
    return saved === false ? 409 : () => form.done(found, once, saved)
  }

  app.get<{ Params: P }>(form.at, { config: { access: form.access } }, async (request, reply) => {
    const asked = request as Request<P>
    const found = await db.inActor(request.actor, tx => form.load(tx, asked))
    const instead = form.instead?.(found)
    if (instead === undefined) return show(asked, reply, 200, undefined, allowed(asked, found))
    return typeof instead === 'string' ? reply.done(instead) : reply.page(instead)
  })
  app.post<{ Params: P }>(form.to ?? form.at, { config: { access: form.access } }, async (request, reply) => {
    const asked = request as Request<P>
    const sent = { typed: {}, errors: {} }
    // Whoever saves sees more than the reader: what the reader does not see is not there.
    if (form.as !== undefined) await db.inActor(request.actor, tx => loaded(tx, asked))
    const done = await db
      .inActor(form.as ?? request.actor, tx => save(tx, asked, sent))
      .catch((error: unknown) => {
        const invalid = error instanceof AppError && error.status === 422 ? { _form: error.code } : undefined
        const errors = form.refused?.(error) ?? invalid
        if (errors === undefined) throw error
        sent.errors = errors
        return 422 as const
      })
    return typeof done === 'number' ? show(asked, reply, done, sent) : reply.done(...(await done()))
  })
  /** What else is done on its page and is refused: shown there. */
  return (request: Request<P>, reply: FastifyReply, errors: FieldErrors) =>
    show(request, reply, 422, { errors })
}
