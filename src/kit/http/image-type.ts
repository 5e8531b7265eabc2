const starts: [type: string, bytes: number[], at?: number][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
]

/** What a file is by its first bytes, never by its name (OWASP ASVS 5.0 V5.2.2). SVG is not among them: it can hold script. */
export const imageType = (content: Buffer): string | undefined =>
  starts.find(([, bytes, at = 0]) => bytes.every((byte, i) => content[at + i] === byte))?.[0]
