import { encode } from 'uqr'

/** A QR code as one path of a drawing: dark on light in every colour scheme, or cameras do not read it. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const d = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x},${y}h1v1h-1z`] : []))).join('')
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path class="qr-code__ground" d={`M0,0h${size}v${size}h-${size}z`} />
      <path class="qr-code__dots" d={d} />
    </svg>
  )
}
