import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor } from '../../../kit/db/actor.ts'
import { type DateBoxes, readDate } from '../../../kit/html/date-boxes.ts'
import { forbidden } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { readForm } from '../../forms/read-form.ts'
import type { Seat, Viewer } from '../../web/viewer.ts'

/** The reader, with the assignment that lets them in here. */
export const administratorOf = (
  request: FastifyRequest,
): { viewer: Viewer; seat: Seat; actor: Extract<Actor, { kind: 'person' }> } => {
  const { viewer, actor } = request
  if (viewer?.seat == null || actor.kind !== 'person') throw forbidden()
  return { viewer, seat: viewer.seat, actor }
}

type Read<T> = { typed: Typed; ends: DateBoxes; errors: FieldErrors } & (
  | { ok: true; data: T & { endsOn: Temporal.PlainDate | undefined } }
  | { ok: false }
)

/** A form that ends with the last day of an assignment: left empty, or today or later. */
export const readWithEnd = <S extends z.ZodType<object>>(
  schema: S,
  body: unknown,
  clock: Clock,
): Read<z.output<S>> => {
  const form = readForm(schema, body)
  const date = readDate('ends', (body ?? {}) as Record<string, unknown>)
  const endsOn = date.state === 'date' ? date.date : undefined
  const past = endsOn !== undefined && endsOn.toString() < clock.today().toString()
  const errors: FieldErrors = {
    ...(form.ok ? {} : form.errors),
    ...(date.state === 'wrong' ? { ends: 'wrong' } : {}),
    ...(past ? { ends: 'past' } : {}),
  }
  const told = { typed: form.typed, ends: date.boxes, errors }
  return form.ok && Object.keys(errors).length === 0
    ? { ...told, ok: true, data: { ...form.data, endsOn } }
    : { ...told, ok: false }
}
