import { moves } from '../../../core/moves/moves.ts'

const open = ['asked', 'queued', 'accepted', 'referred', 'agreed'] as const

/** How a placement goes on, from the question about a place to its end. Who may, the policy says; each step is told. */
export const placementMoves = moves(
  {
    noun: 'placement',
    table: 'placements.placements',
    id: 'placement_id',
    about: ({ person_id }) => ({ subjectId: person_id, subjectKind: 'participant' as const }),
  },
  {
    place_accepted: { from: ['asked', 'queued'], to: 'accepted' },
    place_put_in_queue: { from: ['asked'], to: 'queued' },
    place_declined: { from: ['asked', 'queued'], to: 'declined' },
    placement_referred: { from: ['accepted'], to: 'referred' },
    place_lapsed: { from: ['accepted'], to: 'lapsed' },
    placement_withdrawn: { from: open, to: 'withdrawn' },
  },
)
