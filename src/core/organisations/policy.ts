import type { Viewer } from '../web/viewer.ts'
import { administers, type Role, rolesFor } from './roles.ts'

/** Looks after who belongs to the organisation acted in. */
export const mayAdminister = (viewer: Viewer | null): boolean =>
  viewer?.seat != null && administers(viewer.seat.role)

/** The roles the reader may give: those of their own kind of organisation. */
export const givableRoles = ({ seat }: Viewer): Role[] =>
  seat === null ? [] : rolesFor(seat.organisationKind)
