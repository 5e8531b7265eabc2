import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** CBOR (RFC 8949) of what an authenticator writes: small numbers, byte and text strings, maps. */
const head = (major: number, n: number): Buffer => {
  if (n < 24) return Buffer.from([(major << 5) | n])
  if (n < 256) return Buffer.from([(major << 5) | 24, n])
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}
const cbor = (value: unknown): Buffer => {
  if (typeof value === 'number') return value < 0 ? head(1, -value - 1) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const entries = value instanceof Map ? [...value] : Object.entries(value as object)
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([k, v]) => [cbor(k), cbor(v)])])
}

type Question = { challenge: string; rp?: { id: string }; rpId?: string }

/** A device with a lock, as WebAuthn knows it: one passkey of ES256, no attestation. */
export const makeAuthenticator = (origin: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let count = 0
  const cose = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  /** Flags: 1 somebody there, 4 and it is them (finger, face or code), 64 a new key follows. */
  const authData = (rpId: string, flags: number, more: Uint8Array = new Uint8Array()) => {
    count += 1
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), Buffer.from([0, 0, 0, count]), more])
  }
  const shell = { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {} }
  return {
    register: (question: Question) => {
      const data = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cbor(cose)])
      const attestation = cbor({
        fmt: 'none',
        attStmt: {},
        authData: authData(question.rp?.id ?? '', 1 | 4 | 64, data),
      })
      const clientDataJSON = b64(clientData('webauthn.create', question.challenge))
      return {
        ...shell,
        response: { clientDataJSON, attestationObject: b64(attestation), transports: ['internal'] },
      }
    },
    sign: (question: Question, { locked = true } = {}) => {
      const data = authData(question.rpId ?? '', locked ? 1 | 4 : 1)
      const client = clientData('webauthn.get', question.challenge)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      const response = {
        clientDataJSON: b64(client),
        authenticatorData: b64(data),
        signature: b64(signature),
      }
      return { ...shell, response }
    },
  }
}
