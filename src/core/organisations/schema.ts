/** What a unit of an organisation works with. Secrecy may hold between units of one authority. */
export const unitKinds = [
  'procurement',
  'business',
  'ordering',
  'labour_market',
  'social_services',
  'administration',
  'politics',
  'enterprise',
  'programme',
  'other',
] as const
export type UnitKind = (typeof unitKinds)[number]

export type UnitOption = { unit_id: string; name: string }
