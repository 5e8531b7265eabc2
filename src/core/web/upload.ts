import type { FastifyRequest } from 'fastify'
import { AppError } from '../../kit/http/errors.ts'
import { cleanText, oneLine } from '../../kit/text/clean.ts'

export type Upload = {
  fileName: string
  /** The file as it arrives; ends with an error of its own when the form was broken off. */
  pieces: AsyncGenerator<Buffer>
  /** A field that came before the file. */
  text: (name: string) => string | undefined
  /** Reads what is left and forgets it, so that the browser gets to see the answer. */
  drop: () => void
}

/** Whatever is wrong with how a form was sent – cut off, no form, no boundary – is the sender's, and no fault of ours. */
const asSent = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : (error as { statusCode?: unknown }).statusCode === 413
      ? new AppError(413, 'too_large', 'What was sent is larger than what is taken.')
      : new AppError(400, 'broken_form', 'The form did not arrive whole.')

/** The file of a form, as it arrives; undefined when none was chosen. A file longer than `bytes` is cut there. */
export const receiveUpload = async (request: FastifyRequest, bytes: number): Promise<Upload | undefined> => {
  if (!request.isMultipart()) return undefined
  const part = await request
    .file({ limits: { fileSize: bytes, files: 1 }, throwFileSizeLimit: false })
    .catch(error => {
      throw asSent(error)
    })
  if (part === undefined) return undefined
  async function* arriving(source: AsyncIterable<Buffer>) {
    try {
      yield* source
    } catch (error) {
      throw asSent(error)
    }
  }
  const pieces = arriving(part.file)
  const drop = () => {
    const rest = async () => {
      for await (const _ of pieces);
    }
    rest().catch(() => undefined)
  }
  // A browser sends an unchosen file as one without a name.
  if (part.filename === '') {
    drop()
    return undefined
  }
  const text = (name: string) => {
    const field = part.fields[name]
    const value = field !== undefined && 'value' in field ? field.value : undefined
    return typeof value === 'string' ? cleanText(value).trim() : undefined
  }
  return { fileName: oneLine(part.filename), pieces, text, drop }
}
