/**
 * Tables that hold what is told of a person, beside who it is: each row says itself which area it belongs to and, of somebody
 * protected, who may see it. A table of the kind that is not named here fails a test.
 */
export const tablesOfPeople = [
  'placements.people',
  'placements.wishes',
  'placements.placements',
  'placements.disclosures',
] as const
