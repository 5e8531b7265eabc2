import { createHash, randomBytes } from 'node:crypto'

/** 256 bits that only a mail holds, for its address; the database keeps their hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
