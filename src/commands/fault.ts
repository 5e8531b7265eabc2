import { z } from 'zod'

const files: Record<string, (path: string) => string> = {
  ENOENT: path => `There is no file ${path}.`,
  EISDIR: path => `${path || 'That'} is a folder, not a file.`,
  EACCES: path => `${path} may not be read or written by this user.`,
  ENOSPC: path => `There is no room left for ${path || 'the file'}.`,
}

/** What went wrong in a command, as a sentence for whoever ran it. */
export const faultText = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return error.issues.map(issue => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('\n')
  if (!(error instanceof Error)) return String(error)
  const { code = '', path = '' } = error as NodeJS.ErrnoException
  return files[code]?.(path) ?? error.message
}
