/** The year that a plan is about: as its file is called, else the coming one. */
export const guessYear = (fileName: string, thisYear: number): number => {
  const said = /(?<!\d)(20\d\d)(?!\d)/.exec(fileName)?.[1]
  return said === undefined ? thisYear + 1 : Number(said)
}
