/** "8", "8:00", "08.00", "0800" → minutes after midnight; undefined for what is no time of a day. 24:00 is its end. */
export const readTime = (text: string): number | undefined => {
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim())
  if (parts === null) return undefined
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)]
  const all = hours * 60 + minutes
  return minutes < 60 && all <= 1440 ? all : undefined
}

/** 480 → "08:00". */
export const showTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
