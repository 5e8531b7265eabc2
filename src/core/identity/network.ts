/** Where a request comes from, as far as one party holds it: an IPv4 address, or the half of an IPv6 one that a household has. */
export const networkOf = (ip: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined || !ip.includes(':')) return mapped ?? ip
  const [head = '', tail = ''] = (ip.split('%')[0] ?? '').split('::')
  const [left, right] = [head, tail].map(half => half.split(':').filter(group => group !== ''))
  const given = [...(left ?? []), ...(right ?? [])]
  const zeros = Array.from({ length: Math.max(0, 8 - given.length) }, () => '0')
  const groups = [...(left ?? []), ...zeros, ...(right ?? [])]
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}
