type Counted = { employees: number | null; from_target_group: number | null; trainees: number | null }

/**
 * Share of those occupied who are from the target group (LOU 4 kap. 18 §: at least 30 %). Occupied, not only employed:
 * trainees count on both sides. Undefined where nobody has been counted.
 */
export const shareOf = ({
  employees,
  from_target_group,
  trainees,
}: Counted): { share: number; group: number; of: number } | undefined => {
  if (employees === null || from_target_group === null) return undefined
  const of = employees + (trainees ?? 0)
  const group = from_target_group + (trainees ?? 0)
  return of === 0 ? undefined : { share: group / of, group, of }
}
